from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from missionhub.core.errors import DomainError
from missionhub.home.services.backups import restore_backup


class Command(BaseCommand):
    help = "Put a backup into the empty database that DATABASE_URL names, and its keys into KEY_DIR."
    requires_system_checks = []  # some connect, which would make an empty SQLite file

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("backup", type=Path, help="the folder that `backup` wrote the database to")
        parser.add_argument("--keys", type=Path, help="the key copies made with it, unless they lie in KEY_COPIES_DIR")

    def handle(self, *args: Any, backup: Path, keys: Path | None, **options: Any) -> None:
        try:
            restored = restore_backup(source=backup, keys=keys)
        except (DomainError, OperationalError) as error:
            raise CommandError(str(error).strip()) from error
        self.stdout.write(f"The database is as it was in {backup}.")
        if restored.keys < restored.open_rounds:
            self.stderr.write(
                f"{restored.open_rounds} rounds were open then, and {restored.keys} of their keys were found: the "
                "answers of the others stay sealed. If you have a copy of their keys, put the files into KEY_DIR."
            )
        self.stdout.write("Now run `python manage.py migrate`, on PostgreSQL `grant_roles` if you use it, and start.")
        self.stdout.write("Everybody signs in again. Mail that was sent since the backup may be sent once more.")
