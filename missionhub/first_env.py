"""Writes `.env` with a random key, readable by its owner only. Run by `make run` when there is none."""

import os
import secrets
from pathlib import Path


def write(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"SECRET_KEY={secrets.token_urlsafe(48)}\n")


if __name__ == "__main__":
    write(Path(__file__).resolve().parent.parent / ".env")
