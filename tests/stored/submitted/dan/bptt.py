# %% bptt-tanh_backward-answer
def tanh_backward(dh, h):
    return dh * (1 - h ** 2)


# %% bptt-rnn_step_backward-answer
def rnn_step_backward(dh, cache):
    dz = tanh_backward(dh, cache['h_next'])
    dx, dh_prev = (dz @ cache['Wx'].T, dz @ cache['Wh'].T)
    return (dx, dh_prev, cache['x'].T @ dz, cache['h'].T @ dz, dz.sum(axis=0))
