from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from missionhub.core.errors import DomainError
from missionhub.home.services.backups import Backup, make_backup
from surveys.intake import KEY_COPIES_KEPT


class Command(BaseCommand):
    help = "Copy the database into a new folder of DIRECTORY and the keys of open rounds to KEY_COPIES_DIR."
    requires_system_checks = []  # some connect, which would make an empty SQLite file to copy

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, nargs="?", default=settings.DATA_DIR / "backups")

    def handle(self, *args: Any, directory: Path, **options: Any) -> None:
        now = timezone.now()
        try:
            backup = make_backup(to=directory, at=now)
        except DomainError as error:
            raise CommandError(str(error)) from error
        size = filesizeformat(sum(file.stat().st_size for file in backup.database.iterdir())).replace("\xa0", " ")
        self.stdout.write(f"Database ({size}): {backup.database}")
        self.stdout.write("  Take it to another machine and keep it as long as you like. It opens no sealed answer.")
        self._say_keys(backup, until=f"{now + KEY_COPIES_KEPT:%Y-%m-%d}")
        self.stdout.write("SECRET_KEY (in .env) is in neither: keep it with your passwords, or links sent so far end.")
        self.stdout.write(f"To put it back into an empty database: python manage.py restore {backup.database}")

    def _say_keys(self, backup: Backup, *, until: str) -> None:
        self.stdout.write(f"Keys of open rounds ({backup.copied_keys}): {backup.keys}")
        if backup.copied_keys:
            self.stdout.write(
                "  With the database they open the answers given so far: keep them on another disk than it."
            )
            self.stdout.write(f"  The worker deletes them on {until}. Delete what you copied of them by then too.")
        if backup.missing_keys:
            self.stderr.write(
                f"{backup.missing_keys} open rounds have no key in {settings.KEY_DIR}: with this backup their answers "
                "stay sealed. Run this where the keys are, or put the keys back from an earlier copy."
            )
