"""How `stop_early` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import lab_classifier as reference


def curve(rng, best, rises, patience):
    """Losses that fall until an epoch and rise after it; on the way down one is a little above the one before."""
    fall = np.sort(rng.uniform(1.0, 2.0, best - 1))[::-1]
    fall[1:3] = fall[1:3][::-1]  # one step up, and the training must go on
    losses = [*fall, rng.uniform(0.5, 0.6), *np.sort(rng.uniform(0.7, 1.5, rises))]
    return {"losses": [round(float(loss), 3) for loss in losses], "patience": patience}


def stopping_cases(rng):
    best, patience = int(rng.integers(5, 40)), int(rng.integers(2, 9))
    yield Case("it falls, and then it rises", curve(rng, best, patience + 3, patience))
    late = curve(rng, best, patience + 2, patience)
    late["losses"] += [0.1, 0.3]
    yield Case("a better epoch that comes too late", late)
    yield Case("it ends before patience does", curve(rng, best, patience - 1, patience))
    uneven = curve(rng, best + 1, patience + 3, patience)
    uneven["losses"][best + 1 :: 2], uneven["losses"][best + 2 :: 2] = (
        [round(loss + add, 3) for loss in uneven["losses"][best + k :: 2]] for k, add in ((1, 1.0), (2, 0.0))
    )
    yield Case("up and down, above its best", uneven)
    saved = curve(rng, best, patience - 1, patience)
    saved["losses"] += curve(rng, 1, patience + 1, patience)["losses"]
    saved["losses"][best - 1 + patience] = round(saved["losses"][best - 1] - 0.05, 3)
    yield Case("it becomes better in the last moment", saved)
    again = curve(rng, best, patience + 3, patience)
    again["losses"][best] = again["losses"][best - 1]
    yield Case("twice the same smallest loss", again)
    yield Case("one epoch", {"losses": [0.7], "patience": 1}, edge=True)
    yield Case("patience = 1", curve(rng, 1, int(rng.integers(2, 4)), 1), edge=True)


def drive_stopping(stop_early, losses, patience):
    """Call it. Gives the two numbers, or says that they are none."""
    found = stop_early(list(losses), patience)
    if not isinstance(found, (tuple, list, np.ndarray)) or len(found) != 2:
        return {"kept": "no pair of numbers", "ended": "no pair of numbers"}
    return {"kept": int(found[0]), "ended": int(found[1])}


stop_early = Exercise(
    reference.stop_early,
    points=2,
    cases=stopping_cases,
    returns=("kept", "ended"),
    drive=drive_stopping,
    minutes=12,
    core=True,
)


def stopped(losses, patience, first=1, better=lambda loss, best: loss < best):
    """The right rule, in which parts can be changed."""
    best = 0
    for epoch, loss in enumerate(losses):
        if better(loss, losses[best]):
            best = epoch
        if epoch - best == patience:
            break
    return best + first, epoch + first


@stop_early.mistake
def epochs_counted_from_zero(losses, patience):
    """The epochs are counted from 0.

    Which number should the first epoch have, and which has it in yours?
    """
    return stopped(losses, patience, first=0)


@stop_early.mistake
def the_last_weights(losses, patience):
    """The weights of the last epoch are kept, in which the loss had risen already.

    Why did training end there? In which epoch was the network at its best?
    """
    _, ended = stopped(losses, patience)
    return ended, ended


@stop_early.mistake
def looks_into_the_future(losses, patience):
    """The best of all epochs is kept, also if it comes after the end.

    Could your training know a loss of an epoch that it never trained?
    """
    _, ended = stopped(losses, patience)
    return int(np.argmin(losses)) + 1, ended


@stop_early.mistake
def never_ends(losses, patience):
    """Training runs through all epochs: patience is not used.

    When is the smallest loss so far patience epochs old?
    """
    return int(np.argmin(losses)) + 1, len(losses)


@stop_early.mistake
def one_epoch_more(losses, patience):
    """Training ends an epoch too late.

    With patience = 1 it should end in the first epoch that is not better. Where does yours end?
    """
    return stopped(losses, patience + 1)


@stop_early.mistake
def compared_with_the_epoch_before(losses, patience):
    """A loss is compared with the one before it, not with the smallest so far.

    The loss falls, rises a little and falls again, without becoming as small as it was. Is that a better epoch?
    """
    best = worse = 0
    for epoch, loss in enumerate(losses):
        worse = worse + 1 if epoch and loss >= losses[epoch - 1] else 0
        best = epoch if not worse else best
        if worse == patience:
            break
    return best + 1, epoch + 1


@stop_early.mistake
def ends_at_once(losses, patience):
    """Training ends as soon as one loss is no smaller than the one before: patience is not used.

    How many bad epochs in a row should be forgiven?
    """
    return stopped(losses, 1)


@stop_early.mistake
def the_last_of_equals(losses, patience):
    """Of two equal losses the later one is kept, and patience begins anew.

    Is an epoch with the same loss an improvement? What does your comparison say?
    """
    return stopped(losses, patience, better=lambda loss, best: loss <= best)
