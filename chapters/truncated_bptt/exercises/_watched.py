"""How a training loop is watched: what `train_stream` here and `train_epoch` of `lab_generator` are driven with.

The texts of these functions travel with the drives that call them.
"""

import torch


def steps_behind(node):
    """The number of tanh behind a node of the graph: a simple cell has one at every step, an LSTM two."""
    seen, todo, count = set(), [node], 0
    while todo:
        node = todo.pop()
        if node is not None and node not in seen:
            seen.add(node)
            count += node.name().startswith("TanhBackward")
            todo.extend(n for n, _ in node.next_functions)
    return count


def given_weights(network, weights):
    """Give a new torch.nn.Module parameters of these names and values."""
    for name, value in weights.items():
        network.register_parameter(name, torch.nn.Parameter(torch.tensor(value)))


def watched_optimiser(model, lr, look):
    """Plain gradient descent that shows every update to `look` before it is made.

    look(new, now): for each parameter the gradient that backward() has brought since the last update, and the one that
    the optimiser finds; None if there is none.
    """
    fresh = {}

    def listen(p):
        def arrived(grad):
            fresh[p] = fresh[p] + grad if p in fresh else grad.clone()

        p.register_hook(arrived)

    class Optimiser(torch.optim.SGD):
        def step(self, closure=None):
            loss = None
            if closure is not None:
                with torch.enable_grad():
                    loss = closure()
            here = self.param_groups[0]["params"]
            look([fresh.get(p) for p in here], [p.grad for p in here])
            for p in here:
                if p.grad is not None:
                    p.data = p.data - lr * p.grad  # no new version: a graph that was kept can still be gone through
            fresh.clear()
            return loss

    for p in model.parameters():
        listen(p)
    return Optimiser(model.parameters(), lr=lr)


def on_one_thread(loop, *given):
    """What a training loop returns; and why it was stopped, if it goes backward through a graph a second time, else ""."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        return loop(*given), ""
    except RuntimeError as error:
        if "second time" not in str(error):
            raise
        return None, "stopped: backward a second time"
    finally:
        torch.set_num_threads(threads)
