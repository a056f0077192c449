"""A round's key pair: the public half in the database, the private half a file that dies after closing."""

import os
from pathlib import Path

from django.conf import settings
from nacl.public import PrivateKey

from missionhub.core.errors import DomainError


class KeyLost(DomainError):
    """The private half of a round's key is gone, so its sealed answers cannot be opened."""


def new_key() -> bytes:
    """Write a private half to KEY_DIR and return the public half."""
    settings.KEY_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    private = PrivateKey.generate()
    public = bytes(private.public_key)
    write_private(bytes(private), to=key_file(public))
    return public


def private_key(public: bytes) -> PrivateKey:
    try:
        return PrivateKey(key_file(public).read_bytes())
    except FileNotFoundError as error:
        raise KeyLost("The key of this round is missing from the key folder. Restore it from the backup.") from error


def destroy_key(public: bytes) -> None:
    """That is the erasure of every sealed copy, in backups too. Safe to repeat."""
    key_file(public).unlink(missing_ok=True)


def stored_keys() -> list[bytes]:
    """The public halves whose private halves still exist."""
    return [bytes.fromhex(path.stem) for path in Path(settings.KEY_DIR).glob("*.key")]


def key_file(public: bytes) -> Path:
    return Path(settings.KEY_DIR) / f"{public.hex()}.key"


def write_private(private: bytes, *, to: Path) -> None:
    """On the disk when this returns; never over another file."""
    with os.fdopen(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(private)
        file.flush()
        os.fsync(file.fileno())
