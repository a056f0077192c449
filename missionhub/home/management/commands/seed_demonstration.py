from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alignment.scoring import Encoder, EncoderUnavailable, load_encoder
from missionhub.home.services.demonstration import has_demonstration, seed_demonstration
from missionhub.organizations.models import Organization


class Command(BaseCommand):
    help = "Make the demonstration organization, Riverbend Food Trust."

    def add_arguments(self, parser: CommandParser) -> None:
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--reset", action="store_true", help="Remove it first and make it anew.")
        choice.add_argument("--if-empty", action="store_true", help="Only while there is no organization at all.")

    def handle(self, *args: Any, reset: bool, if_empty: bool, **options: Any) -> None:
        if if_empty and Organization.objects.exists():
            return
        if has_demonstration() and not reset:
            raise CommandError("The demonstration organization is here already. Use --reset to make it anew.")
        encoder = self._encoder()
        organization = seed_demonstration(encoder=encoder, at=timezone.now())
        self.stdout.write(f"{organization.name} is ready at {settings.SITE_URL}{organization.get_absolute_url()}")
        if encoder is None:
            self.stdout.write("Its closed round waits for the text model; the worker scores it.")

    def _encoder(self) -> Encoder | None:
        try:
            return load_encoder(settings.MODEL_DIR)
        except EncoderUnavailable:
            return None
