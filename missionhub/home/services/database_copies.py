"""A copy of the whole database as it stood at one moment, and a database made of such a copy."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.contrib.sessions.models import Session
from django.db import connection, transaction

from missionhub.core.crash import crash
from missionhub.core.errors import DomainError
from surveys.intake import keys_in_use
from surveys.models import FounderReading

FILES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
# A session would let whoever holds the copy in as somebody; a reading is an answer in clear beside its writer.
LEFT_OUT = tuple(model._meta.db_table for model in (Session, FounderReading))


class CopyFailed(DomainError):
    """The database could not be copied, or a copy not be made into a database."""


def copy_database(folder: Path) -> list[bytes]:
    """Write the copy into `folder`; the public keys of the rounds that are open in it."""
    file = folder / FILES[connection.vendor]
    keys = _dump(file) if connection.vendor == "postgresql" else _vacuum(file)
    file.chmod(0o600)
    return keys


def refuse_a_database_in_use() -> None:
    if connection.vendor == "postgresql":
        if connection.introspection.table_names():
            raise CopyFailed("This database has tables. Name an empty one in DATABASE_URL.")
        return
    name = connection.settings_dict["NAME"]
    for file in (Path(f"{name}{end}") for end in ("", "-wal", "-shm", "-journal")):
        if file.exists():
            raise CopyFailed(f"{file} is there. Stop MissionHub and move it away first.")


def make_database_of(file: Path) -> None:
    """Whole or not at all."""
    if connection.vendor == "postgresql":
        _run("pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", str(file))
        return
    database = Path(connection.settings_dict["NAME"])
    aside = database.with_name(f"{database.name}.unfinished")
    aside.unlink(missing_ok=True)
    aside.touch(mode=0o600)
    shutil.copyfile(file, aside)
    put_on_disk(aside)
    crash("home.database_half_restored")
    aside.rename(database)
    put_on_disk(database.parent)


def put_on_disk(path: Path) -> None:
    """A file's content, or the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _vacuum(file: Path) -> list[bytes]:
    """One read transaction, which keeps nobody from writing; rows that were deleted do not come along."""
    if not Path(connection.settings_dict["NAME"]).exists():
        raise CopyFailed(
            f"There is no database at {connection.settings_dict['NAME']}. DATA_DIR and DATABASE_URL name it."
        )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    with closing(sqlite3.connect(file, isolation_level=None)) as copy:
        copy.execute("PRAGMA secure_delete = ON")
        for table in LEFT_OUT:
            copy.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own names
        if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise CopyFailed("The copy of the database is damaged, so the database may be. Keep earlier backups.")
        statement, parameters = keys_in_use().query.sql_with_params()
        return [bytes(row[0]) for row in copy.execute(statement, parameters)]


def _dump(file: Path) -> list[bytes]:
    """The keys are those of the very snapshot that is dumped."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        left_out = [f"--exclude-table-data={table}" for table in LEFT_OUT]
        _run("pg_dump", "--format=custom", f"--snapshot={cursor.fetchone()[0]}", *left_out, f"--file={file}")
        return [bytes(key) for key in keys_in_use() if key]


def _run(program: str, *options: str) -> None:
    """With the database, the user and the password of DATABASE_URL; the password is no argument others could see."""
    psql, environment = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    *reach, database = psql[1:]
    command = [program, *reach, f"--dbname={database}", *options]
    try:
        done = subprocess.run(
            command, env=os.environ | (environment or {}), capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise CopyFailed(
            f"{program} is not installed on this machine. Install PostgreSQL's client programs, of the server's "
            "version or newer (apt-get install postgresql-client), and run this again."
        ) from error
    if done.returncode != 0:
        raise CopyFailed(f"{program} could not do it: {done.stderr.strip()}")
