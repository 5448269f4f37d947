"""Other right answers to `bag_of_words_baseline`: each earns full marks."""

import numpy as np

from chapters.lab_classifier.exercises.bag_of_words_baseline import bag_of_words_baseline


@bag_of_words_baseline.equivalent
def in_one_product(counts, labels, new):
    one_hot = np.eye(2)[labels]
    totals = one_hot.T @ counts + 1
    log_p = np.log(totals) - np.log(totals.sum(1, keepdims=True))
    return np.log(one_hot.mean(0)) + new.dot(log_p.T)


@bag_of_words_baseline.equivalent
def text_by_text(counts, labels, new):
    scores = np.zeros((len(new), 2))
    for k in range(2):
        rows = [c for c, y in zip(counts, labels, strict=True) if y == k]
        words = 1 + sum(rows)
        for m in range(len(new)):
            scores[m, k] = np.log(len(rows) / len(labels))
            for w in range(len(words)):
                scores[m, k] += new[m, w] * np.log(words[w] / np.sum(words))
    return scores
