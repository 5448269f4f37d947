"""Other right answers to `bleu_n`: each earns full marks."""

import numpy as np

from chapters.lab_translation.exercises.bleu_n import bleu_n


@bleu_n.equivalent
def with_lists_and_math(outputs, references, n=4):
    logs, c, r = 0.0, 0, 0
    for size in range(1, n + 1):
        hit, count = 0, 0
        for out, ref in zip(outputs, references, strict=True):
            left = [" ".join(ref[i : i + size]) for i in range(len(ref) - size + 1)]
            for i in range(len(out) - size + 1):
                gram = " ".join(out[i : i + size])
                count += 1
                if gram in left:
                    left.remove(gram)
                    hit += 1
        if hit == 0:
            return 0
        logs += np.log(hit / count) / n
    for out, ref in zip(outputs, references, strict=True):
        c, r = c + len(out), r + len(ref)
    penalty = 1 if c >= r else np.exp(1 - r / c)
    return penalty * np.exp(logs)
