"""Everyday work sentences of many trades, written for this engine: what a text is like when it says no mission."""

import functools
import hashlib
from pathlib import Path

import numpy as np

from alignment.scoring.encoder import Encoder
from alignment.scoring.prepare import write_atomically

SENTENCES_FILE = Path(__file__).with_name("reference_sentences.txt")

_vectors: dict[tuple[str, str, str], np.ndarray] = {}


@functools.cache
def reference_sentences() -> tuple[str, ...]:
    """Return the reference sentences, one per line of their file."""
    lines = SENTENCES_FILE.read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip())


def reference_vectors(*, encoder: Encoder) -> np.ndarray:
    """Return the vectors of the reference sentences, float32 (sentences, dimensions), unit rows.

    Computed once, then kept in the process and, if the encoder has a `folder`, on disk; keyed by the encoder's
    name and weights and by the sentences, so that a change of either is never mixed with the other.
    """
    version = hashlib.sha256("\n".join(reference_sentences()).encode()).hexdigest()[:16]
    key = (encoder.name, encoder.weights_sha256, version)
    if key not in _vectors:
        _vectors[key] = _read_or_encode(encoder=encoder, version=version)
    return _vectors[key]


def _read_or_encode(*, encoder: Encoder, version: str) -> np.ndarray:
    folder: Path | None = getattr(encoder, "folder", None)
    if folder is None:
        return encoder.encode(reference_sentences())
    path = folder / f"reference-{version}.npy"
    if not path.is_file():
        vectors = encoder.encode(reference_sentences())
        write_atomically(path=path, write=lambda part: _save(part, vectors))
    return np.asarray(np.load(path, allow_pickle=False))


def _save(path: Path, vectors: np.ndarray) -> None:
    with path.open("wb") as file:
        np.save(file, vectors)
