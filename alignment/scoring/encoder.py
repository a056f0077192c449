"""Texts to vectors. The one encoder we ship is MiniLM on onnxruntime; nothing replaces it silently."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from alignment.scoring.prepare import GRAPH_FILE, TOKENIZER_FILE, model_folder, prepare_model
from alignment.scoring.weights import MODEL_NAME, WEIGHTS_SHA256, EncoderUnavailable

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DIMENSIONS = 384
MAX_TOKENS = 256
BATCH_SIZE = 32
THREADS = 2


class Encoder(Protocol):
    """What scoring asks of an encoder. Vectors of two encoders are never compared with each other."""

    name: str
    weights_sha256: str

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 (len(texts), dimensions), unit rows in the order of `texts`; (0, dimensions) for none."""


class MiniLMEncoder:
    """all-MiniLM-L6-v2, English, 256 tokens (Wang et al. 2020; Reimers & Gurevych 2019), fp32."""

    name = MODEL_NAME
    weights_sha256 = WEIGHTS_SHA256

    def __init__(self, *, folder: Path, session: InferenceSession, tokenizer: Tokenizer) -> None:
        self.folder = folder
        self._session = session
        self._tokenizer = tokenizer

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 (len(texts), 384), unit rows; texts beyond 256 tokens are cut. Batches go by length."""
        vectors = np.empty((len(texts), DIMENSIONS), np.float32)
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        by_length = sorted(range(len(tokens)), key=lambda row: len(tokens[row]))
        for start in range(0, len(by_length), BATCH_SIZE):
            rows = by_length[start : start + BATCH_SIZE]
            vectors[rows] = self._run([tokens[row] for row in rows])
        return vectors

    def _run(self, batch: list[list[int]]) -> np.ndarray:
        longest = max(len(ids) for ids in batch)
        input_ids = np.zeros((len(batch), longest), np.int64)
        mask = np.zeros_like(input_ids)
        for row, ids in enumerate(batch):
            input_ids[row, : len(ids)] = ids
            mask[row, : len(ids)] = 1
        return np.asarray(self._session.run(None, {"input_ids": input_ids, "attention_mask": mask})[0])


_loaded: dict[Path, MiniLMEncoder] = {}
_loading = threading.Lock()


def load_encoder(cache_dir: str | Path | None = None) -> Encoder:
    """Load the encoder once per process and folder; builds its graph first if only the wheel is installed.

    Raises EncoderUnavailable, with a text fit to show, if the model or a package it needs is missing.
    """
    folder = model_folder(cache_dir=cache_dir)
    with _loading:
        if folder not in _loaded:
            prepare_model(cache_dir=cache_dir)
            _loaded[folder] = _open(folder)
        return _loaded[folder]


def _open(folder: Path) -> MiniLMEncoder:
    try:
        import onnxruntime  # noqa: PLC0415 - heavy; only the worker that scores loads it
        from tokenizers import Tokenizer  # noqa: PLC0415 - heavy; only the worker that scores loads it
    except ImportError as error:
        raise EncoderUnavailable(
            f"The package {error.name} is not installed. Install the requirements again."
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(str(folder / GRAPH_FILE), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    return MiniLMEncoder(folder=folder, session=session, tokenizer=tokenizer)
