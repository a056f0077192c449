"""Encodes each text of a reading once."""

from collections.abc import Iterable, Sequence

import numpy as np

from alignment.scoring.encoder import Encoder


class TextVectors:
    """The vectors of a set of texts. Encoding them sorted makes every figure independent of the order of answers."""

    def __init__(self, *, encoder: Encoder, texts: Iterable[str]) -> None:
        unique = sorted(set(texts))
        self._rows = {text: row for row, text in enumerate(unique)}
        self._vectors = encoder.encode(unique)

    def of(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 (len(texts), dimensions), one row per text."""
        return self._vectors[[self._rows[text] for text in texts]]
