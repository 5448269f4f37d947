"""Other right answers to `lstm_param_count`: each earns full marks."""

import numpy as np

from chapters.lstm_gates.exercises.lstm_param_count import lstm_param_count


@lstm_param_count.equivalent
def layer_by_layer(D, H, layers=1, biases=1):
    count, width = 0, D
    for _ in range(layers):
        for _gate in "ifgo":
            count += np.zeros((width, H)).size + np.zeros((H, H)).size + biases * H
        width = H
    return count
