"""Other right answers to `stop_early`: each earns full marks."""

import numpy as np

from chapters.lab_classifier.exercises.stop_early import stop_early


@stop_early.equivalent
def counted_down(losses, patience):
    best, kept, left = float("inf"), 0, patience
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, kept, left = loss, epoch, patience
        else:
            left -= 1
            if not left:
                return kept, epoch
    return kept, len(losses)


@stop_early.equivalent
def with_argmin(losses, patience):
    for ended in range(1, len(losses) + 1):
        kept = int(np.argmin(losses[:ended])) + 1
        if ended - kept >= patience:
            break
    return kept, ended
