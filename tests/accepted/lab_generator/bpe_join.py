"""Other right answers to `bpe_join`: each earns full marks."""

from chapters.lab_generator.exercises.bpe_join import bpe_join


@bpe_join.equivalent
def with_a_flag(pieces, pair):
    joined, skip = [], False
    for k, piece in enumerate(pieces):
        if skip:
            skip = False
        elif k + 1 < len(pieces) and piece == pair[0] and pieces[k + 1] == pair[1]:
            joined.append(piece + pieces[k + 1])
            skip = True
        else:
            joined.append(piece)
    return joined


@bpe_join.equivalent
def in_place(pieces, pair):
    k = 0
    while k < len(pieces) - 1:
        if (pieces[k], pieces[k + 1]) == tuple(pair):
            pieces[k : k + 2] = [pieces[k] + pieces[k + 1]]
        k += 1
    return pieces
