"""How far one text says what another says, on the scale that everyday work sentences define."""

import numpy as np

from alignment.scoring.encoder import Encoder
from alignment.scoring.reference import reference_vectors


def likeness(*, encoder: Encoder, before: str, after: str) -> float:
    """Return (cos - c0) / (1 - c0) of two whole texts: 1 for the same words, about 0 for texts about other things.

    c0 is the mean cosine of `before` with the reference sentences, as for promises. Not clipped: it may be a little
    below 0. What lies beyond the encoder's 256 tokens is not read. Raises ValueError if either is blank.
    """
    if not before.strip() or not after.strip():
        raise ValueError("two texts are needed; got a blank one")
    first, second = np.asarray(encoder.encode([before, after]), np.float64)
    common = float((np.asarray(reference_vectors(encoder=encoder), np.float64) @ first).mean())
    return (float(first @ second) - common) / (1 - common)
