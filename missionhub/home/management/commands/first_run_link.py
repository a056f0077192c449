from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse
from django.utils import timezone

from missionhub.home.services.first_run import has_administrator
from missionhub.home.services.setup_links import LIFETIME, make_setup_link


class Command(BaseCommand):
    help = "Print a one-time link that opens the demonstration organization or creates an administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-needed", action="store_true", help="Print nothing once somebody administers it.")

    def handle(self, *args: Any, if_needed: bool, **options: Any) -> None:
        if if_needed and has_administrator():
            return
        token = make_setup_link(at=timezone.now())
        self.stdout.write("Open this link to look around or to create your account:")
        self.stdout.write(f"  {settings.SITE_URL}{reverse('home:setup-link', args=[token])}")
        self.stdout.write(f"It works for {LIFETIME.days} days, until an account was created with it.")
