from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from missionhub.accounts.models import User
from missionhub.core.errors import DomainError
from missionhub.home.importing.content import Content, read_content
from missionhub.home.importing.sources import archive_files, folder_files
from missionhub.home.services.imports import import_content


class Command(BaseCommand):
    help = "Import an organization from a folder of CSV files (docs/import.md). The last line printed is its slug."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path)
        parser.add_argument("--name", default="", help="The organization's name; without it the folder's serves.")
        parser.add_argument("--administrator", default="", help="E-mail of an existing account that may open it.")
        parser.add_argument("--dry-run", action="store_true", help="Read and check everything, write nothing.")

    def handle(self, *args: Any, directory: Path, name: str, administrator: str, dry_run: bool, **options: Any) -> None:
        by = self._account(administrator)
        content = self._content(directory)
        self._tell(content)
        if dry_run:
            self.stdout.write("Nothing was written.")
            return
        name = (name.strip() or directory.resolve().name.replace("_", " ").strip().title())[:200] or "Organization"
        try:
            imported = import_content(content=content, name=name, by=by, at=timezone.now())
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(imported.organization.slug)

    def _account(self, email: str) -> User | None:
        if not email:
            return None
        user = User.objects.filter(email=email.lower()).first()
        if user is None:
            raise CommandError(f"There is no account with the address {email}.")
        return user

    def _content(self, directory: Path) -> Content:
        try:
            content = read_content(_files(directory))
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        if content.problems:
            lines = "\n".join(f"  {problem}" for problem in content.problems)
            raise CommandError(f"Nothing was imported. To mend:\n{lines}")
        return content

    def _tell(self, content: Content) -> None:
        for count, what in content.counts():
            self.stdout.write(f"{count} {what}")
        for flag in content.flagged:
            self.stdout.write(f"left out: {flag}")
        for kept in content.kept:
            self.stdout.write(f"kept for later: {kept.name} ({kept.reason})")
        for name in content.left_out:
            self.stdout.write(f"left out: {name} (not a CSV file)")


def _files(directory: Path) -> dict[str, bytes]:
    """A folder, or a zip such as an export."""
    if not directory.is_file():
        return folder_files(directory)
    with directory.open("rb") as packed:
        return archive_files(packed)
