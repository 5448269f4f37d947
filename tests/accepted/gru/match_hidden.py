"""Other right answers to `match_hidden`: each earns full marks."""

import numpy as np

from chapters.gru.exercises.match_hidden import match_hidden
from solutions import gru as reference
from solutions.lstm_gates import lstm_param_count


@match_hidden.equivalent
def from_below(H_lstm, D):
    wanted, H = lstm_param_count(D, H_lstm), 1
    while reference.gru_param_count(D, H + 1) <= wanted:
        H += 1
    below, above = (abs(reference.gru_param_count(D, k) - wanted) for k in (H, H + 1))
    return H if below <= above else H + 1


@match_hidden.equivalent
def by_argmin(H_lstm, D):
    H = np.arange(1, 4 * H_lstm)
    return 1 + np.argmin(np.abs(3 * H * (H + D + 1) - 4 * H_lstm * (H_lstm + D + 1)))
