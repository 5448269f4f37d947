"""Other right answers to `set_forget_bias`: each earns full marks."""

from chapters.lstm_gradients.exercises.set_forget_bias import set_forget_bias


@set_forget_bias.equivalent
def half_each_by_name(lstm, value):
    for name, p in lstm.named_parameters():
        if "bias" in name:
            n = p.size(0)
            p.data[n // 4 : n // 2].fill_(value / 2)


@set_forget_bias.equivalent
def through_the_state(lstm, value):
    state, H = lstm.state_dict(), lstm.hidden_size
    for name in state:
        if name.startswith("bias_ih"):
            state[name][H : 2 * H] = value - state[name.replace("ih", "hh")][H : 2 * H]
    lstm.load_state_dict(state)
    return lstm
