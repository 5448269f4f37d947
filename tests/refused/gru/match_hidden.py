"""Wrong answers to `match_hidden`."""

from solutions import gru as reference
from solutions.lstm_gates import lstm_param_count


def always_more_units(H_lstm, D):
    """An LSTM of one unit is matched best by a GRU of one unit."""
    wanted = lstm_param_count(D, H_lstm)
    return min(range(H_lstm + 1, 4 * H_lstm), key=lambda H: abs(reference.gru_param_count(D, H) - wanted))
