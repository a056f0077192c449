from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from missionhub.organizations.models import Organization
from partnerships.services.first_looks import bring_in
from partnerships.services.rated_matrix import read_rated_matrix


class Command(BaseCommand):
    help = "Bring a rated matrix in as a first look (docs/import.md). The last line printed is its address."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--organization", required=True, help="Slug of the organization that looks.")
        parser.add_argument("--name", default="", help="Whom it is about; without it the file's name serves.")
        parser.add_argument("--purpose", default="", help="What for; candidates for one purpose are compared.")
        parser.add_argument("--dry-run", action="store_true", help="Read and check everything, write nothing.")

    def handle(
        self, *args: Any, file: Path, organization: str, name: str, purpose: str, dry_run: bool, **options: Any
    ) -> None:
        looking = Organization.objects.filter(slug=organization).first()
        if looking is None:
            raise CommandError(f"There is no organization with the address {organization}.")
        try:
            matrix = read_rated_matrix(file.name, file.read_bytes())
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error}.") from error
        if matrix.problems:
            lines = "\n".join(f"  {problem}" for problem in matrix.problems)
            raise CommandError(f"Nothing was imported. To mend:\n{lines}")
        self.stdout.write(f"{len(matrix.ours)} × {len(matrix.theirs)} goals, {len(matrix.pairs)} pairs rated")
        for column in matrix.left_out:
            self.stdout.write(f"left out: column {column}")
        if dry_run:
            self.stdout.write("Nothing was written.")
            return
        look = bring_in(
            matrix=matrix,
            organization=looking,
            name=(name.strip() or file.stem.replace("_", " ").strip().capitalize() or "Matrix")[:200],
            purpose=(purpose.strip() or "Imported")[:200],
            by=None,
            at=timezone.now(),
        )
        self.stdout.write(f"/o/{looking.slug}/partnerships/first-looks/{look.pk}/")
