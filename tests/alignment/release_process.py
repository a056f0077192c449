"""A worker's process in miniature: scores one round and ends, or is killed at MISSIONHUB_CRASH_AT."""

import sys
from datetime import datetime

import django

django.setup()

from alignment.services import release_round  # noqa: E402 - needs the apps
from surveys.models import Round  # noqa: E402 - needs the apps
from tests.alignment.encoders import WordEncoder  # noqa: E402 - needs the apps

if __name__ == "__main__":
    at = datetime.fromisoformat(sys.argv[2])
    release_round(round=Round.objects.get(pk=sys.argv[1]), encoder=WordEncoder(), at=at)
