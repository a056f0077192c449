"""Backups: the database in one folder, the keys of open rounds in another, each whole or not there."""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from missionhub.core.crash import crash
from missionhub.core.errors import DomainError
from missionhub.home.services.database_copies import (
    FILES,
    copy_database,
    make_database_of,
    put_on_disk,
    refuse_a_database_in_use,
)
from surveys.intake import UNFINISHED, backup_name, copy_keys, expire_key_copies, put_back_keys

ABOUT = "backup.json"


class NoBackup(DomainError):
    """A backup cannot be made or put back here."""


@dataclass(frozen=True)
class Backup:
    database: Path
    keys: Path
    copied_keys: int
    missing_keys: int


@dataclass(frozen=True)
class Restored:
    """How many rounds were open in the backup, and how many of their keys are here now."""

    open_rounds: int
    keys: int


def make_backup(*, to: Path, at: datetime) -> Backup:
    """Copy the database into a new folder of `to`, and the keys of the rounds that are open in it apart from it.

    The folder of the database gets its name last: where it is there, everything is.
    """
    to, copies, name = to.resolve(), settings.KEY_COPIES_DIR.resolve(), backup_name(at=at)
    _refuse_keys_beside_the_database(to)
    with _alone_in(copies), _alone_in(to):
        expire_key_copies(at=at)
        if (to / name).exists() or (copies / name).exists():
            raise NoBackup(f"There is a backup {name} already. Nothing was written.")
        with _unfinished(to / name) as aside, _unfinished(copies / name) as keys_aside:
            aside.mkdir(mode=0o700)
            public_keys = copy_database(aside)
            missing = copy_keys(public_keys, to=keys_aside)
            crash("home.backup_half_written")
            _say_what_it_is(aside, at=at, open_rounds=len(public_keys))
            for path in (*aside.iterdir(), aside, keys_aside):
                put_on_disk(path)
            keys_aside.rename(copies / name)
            crash("home.backup_without_its_name")
            aside.rename(to / name)
        for folder in (copies, to):
            put_on_disk(folder)
    return Backup(to / name, copies / name, len(public_keys) - len(missing), len(missing))


def restore_backup(*, source: Path, keys: Path | None = None) -> Restored:
    """Make the database, which must be empty, of a backup and put the keys back beside those in KEY_DIR."""
    about = _what_it_is(source)
    if about["database"] != connection.vendor:
        raise NoBackup(f"This is a backup of {about['database']}, and DATABASE_URL names {connection.vendor}.")
    file = source / FILES[connection.vendor]
    if _digest(file) != about["sha256"]:
        raise NoBackup(f"{file} is not what was written. Take another backup.")
    if keys and not keys.is_dir():
        raise NoBackup(f"There is no folder {keys}.")
    refuse_a_database_in_use()
    keys = keys or settings.KEY_COPIES_DIR / source.resolve().name
    found = len(list(keys.glob("*.key")))
    put_back_keys(source=keys)
    make_database_of(file)
    return Restored(open_rounds=about["open_rounds"], keys=found)


def _refuse_keys_beside_the_database(to: Path) -> None:
    """Whoever takes the backup away must not take the keys along without a thought."""
    for name in ("KEY_COPIES_DIR", "KEY_DIR"):
        folder = getattr(settings, name).resolve()
        if folder.is_relative_to(to) or to.is_relative_to(folder):
            raise NoBackup(f"{to} and {name} ({folder}) lie in one another. Keep them apart: choose another folder.")


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Nobody else makes a backup meanwhile, so what is unfinished here is of one that was killed."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _lock(descriptor)
        for left in folder.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    """Until the descriptor is closed, or the process is dead."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise NoBackup("Another backup is being made. Nothing was written.") from error


@contextmanager
def _unfinished(folder: Path) -> Iterator[Path]:
    """Where it is written until it is whole; gone if it never becomes so."""
    aside = folder.with_name(f"{UNFINISHED}{folder.name}")
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _say_what_it_is(folder: Path, *, at: datetime, open_rounds: int) -> None:
    file = folder / FILES[connection.vendor]
    about = {
        "made_at": at.isoformat(),
        "database": connection.vendor,
        "sha256": _digest(file),
        "open_rounds": open_rounds,
    }
    (folder / ABOUT).touch(mode=0o600)
    (folder / ABOUT).write_text(json.dumps(about, indent=2) + "\n")


def _what_it_is(folder: Path) -> dict[str, Any]:
    try:
        return json.loads((folder / ABOUT).read_text())
    except (OSError, ValueError) as error:
        raise NoBackup(f"{folder} is no backup: it has no readable {ABOUT}.") from error


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
