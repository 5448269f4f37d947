"""Other right answers to `survive_tanh`: each earns full marks."""

from chapters.rnn_cell.exercises.survive_tanh import survive_tanh


@survive_tanh.equivalent
def loudness_spread(Wx, Wh, Wy):
    return [0.01 * Wx / len(Wh) ** 0.5, Wh, 100 * Wy * len(Wh) ** 0.5]
