"""How `bpe_join` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from solutions import lab_generator as reference


def join_inputs(rng, pattern, shift=0):
    """pattern: a string of a, b and x; the letters are others each time, and some pieces are longer than one letter."""
    letters = [str(s) for s in rng.permutation(list("cdefghijklmnop"))[:3]]
    made = {"a": letters[0] + "u" * int(rng.integers(0, 3)), "b": letters[1], "x": letters[2] + "v" * shift}
    return {"pieces": [made[name] for name in pattern], "pair": (made["a"], made["b"])}


def join_cases(rng):
    yield Case("the pair stands there twice", join_inputs(rng, "xabxxabx"))
    yield Case("at the beginning and at the end", join_inputs(rng, "abxxbaxab"))
    yield Case("the two in the other order", join_inputs(rng, "xbaxbxab", 1))
    twice = join_inputs(rng, "xaaaxaaaa")
    yield Case("a piece beside itself", {"pieces": twice["pieces"], "pair": (twice["pieces"][1],) * 2})
    yield Case("nothing to join", join_inputs(rng, "axbxxa"))
    yield Case("one piece", join_inputs(rng, "a"), edge=True)
    yield Case("the pair alone", join_inputs(rng, "ab"), edge=True)


def drive_join(bpe_join, pieces, pair):
    """Call it with a copy. Gives the pieces, or says that they are none."""
    found = bpe_join(list(pieces), tuple(pair))
    if not isinstance(found, (list, tuple)) or not all(isinstance(piece, str) for piece in found):
        return {"joined": "no list of strings"}
    return {"joined": list(found)}


bpe_join = Exercise(
    reference.bpe_join,
    points=1,
    cases=join_cases,
    returns=("joined",),
    drive=drive_join,
    minutes=12,
)


@bpe_join.mistake
def only_the_first(pieces, pair):
    """Only the first of several places is joined.

    In how many places does the pair stand in your list? When does your loop end?
    """
    for k in range(len(pieces) - 1):
        if (pieces[k], pieces[k + 1]) == pair:
            return [*pieces[:k], "".join(pair), *pieces[k + 2 :]]
    return pieces


@bpe_join.mistake
def used_twice(pieces, pair):
    """A piece is used in two pairs: the loop goes on by one after a pair, and not by two.

    In a list of three equal pieces, how many pairs can be joined so that each piece is used once?
    """
    joined = []
    for k, piece in enumerate(pieces):
        if tuple(pieces[k : k + 2]) == pair:
            joined.append("".join(pair))
        elif k == 0 or tuple(pieces[k - 1 : k + 1]) != pair:
            joined.append(piece)
    return joined


@bpe_join.mistake
def the_second_stays(pieces, pair):
    """The second piece of a pair stays where it was, beside the new one.

    Join your result to one string. Is it still the word?
    """
    return ["".join(pair) if tuple(pieces[k : k + 2]) == pair else piece for k, piece in enumerate(pieces)]


@bpe_join.mistake
def in_any_order(pieces, pair):
    """The two are joined in either order.

    The pair is (a, b). What should become of b before a?
    """
    joined, k = [], 0
    while k < len(pieces):
        both = tuple(pieces[k : k + 2]) in (pair, pair[::-1])
        joined.append("".join(pieces[k : k + 2]) if both else pieces[k])
        k += 2 if both else 1
    return joined


@bpe_join.mistake
def last_piece_lost(pieces, pair):
    """The last piece is lost if it is in no pair.

    Join your result to one string. Which letter is missing?
    """
    return bpe_cut(reference.bpe_join(pieces, pair), pair)


def bpe_cut(joined, pair):
    """The list without its last piece, unless that is a joined pair."""
    return joined if joined[-1] == "".join(pair) else joined[:-1]
