"""Other right answers to `exact_match`: each earns full marks."""

from chapters.lab_translation.exercises.exact_match import exact_match


@exact_match.equivalent
def counted_in_a_loop(outputs, references):
    right = 0
    for i in range(len(outputs)):
        if list(outputs[i]) == list(references[i]):
            right += 1
    return right / len(references)
