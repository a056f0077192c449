from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from missionhub.home.services.exchange import export_organization
from missionhub.organizations.models import Organization


class Command(BaseCommand):
    help = "Write everything an organization wrote into a zip of CSV files, which import_organization reads again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, slug: str, file: Path, **options: Any) -> None:
        organization = Organization.objects.filter(slug=slug).first()
        if organization is None:
            raise CommandError(f"There is no organization {slug}.")
        with file.open("wb") as target:
            export_organization(organization=organization, to=target)
        self.stdout.write(str(file))
