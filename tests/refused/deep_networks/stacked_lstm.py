"""Wrong answers to `stacked_lstm`."""

from solutions import deep_networks as reference


def two_masks_at_most(X, layers, masks=None):
    """From the fourth layer on the masks are not used."""
    if masks is None or len(layers) < 4:
        return reference.stacked_lstm(X, layers, masks)
    return reference.stacked_lstm(X, layers, [*masks[:2], *(1.0 + 0 * m for m in masks[2:])])
