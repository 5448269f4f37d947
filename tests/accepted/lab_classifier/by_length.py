"""Other right answers to `by_length`: each earns full marks."""

from chapters.lab_classifier.exercises.by_length import by_length


@by_length.equivalent
def longest_first_then_shuffled(lengths, size, rng):
    numbers = sorted(range(len(lengths)), key=lambda k: lengths[k], reverse=True)
    batches = []
    while numbers:
        batches.append(numbers[:size])
        numbers = numbers[size:]
    rng.shuffle(batches)
    return batches
