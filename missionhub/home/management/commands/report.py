import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alignment.scoring import EncoderUnavailable, load_encoder
from missionhub.home.services.reporting import report
from missionhub.organizations.models import Organization


class Command(BaseCommand):
    help = "Run what is due for one organization and print its released results as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organization", help="The organization's slug.")

    def handle(self, *args: Any, organization: str, **options: Any) -> None:
        found = Organization.objects.filter(slug=organization).first()
        if found is None:
            raise CommandError(f"There is no organization {organization!r}.")
        try:
            facts = report(organization=found, encoder=load_encoder(settings.MODEL_DIR), at=timezone.now())
        except EncoderUnavailable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps(facts, indent=2, ensure_ascii=False))
