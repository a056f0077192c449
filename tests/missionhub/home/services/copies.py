"""What somebody who holds a backup reads in it."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

ON_POSTGRESQL = connection.vendor == "postgresql"


def everything_in(backup: Path) -> bytes:
    """The bytes of a SQLite file, the statements of a PostgreSQL dump, which itself is compressed."""
    if not ON_POSTGRESQL:
        return (backup / "database.sqlite3").read_bytes()
    return _restored_as_text(backup).encode()


def sealed_in(backup: Path) -> list[bytes]:
    """In the order in which the rows lie there, which is that of their arrival."""
    if ON_POSTGRESQL:
        lines = _restored_as_text(backup, "--data-only", "--table=surveys_intake").splitlines()
        return [bytes.fromhex(line.rpartition("\\x")[2].split("\t")[0]) for line in lines if "\t\\\\x" in line]
    with closing(sqlite3.connect(backup / "database.sqlite3")) as copy:
        return [row[0] for row in copy.execute("SELECT sealed FROM surveys_intake ORDER BY rowid")]


def _restored_as_text(backup: Path, *options: str) -> str:
    command = ["pg_restore", *options, "--file=-", str(backup / "database.dump")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
