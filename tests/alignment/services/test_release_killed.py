"""kill -9 at any moment only delays: afterwards the release equals one made from scratch."""

import os
import signal
import subprocess
import sys
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection

from alignment.models import Release, ReleasedAnswer, ReleasedMatch
from alignment.queries import rounds_due
from alignment.services import release_round
from surveys.models import Round
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import AT, mission_with, released_round, round_to_score
from tests.factories.organizations import PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE_COMMIT = ["alignment.vectors_encoded", "alignment.release_scored", "alignment.release_half_written"]


def score_in_a_process(round: Round, *, crash_at: str = "") -> int:
    """Run a worker's work in a process of its own; return its exit code."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": _database_url(),
        "MISSIONHUB_CRASH_AT": crash_at,
    }
    command = [sys.executable, "-m", "tests.alignment.release_process", str(round.pk), AT.isoformat()]
    return subprocess.run(command, env=environment, check=False, timeout=60).returncode


def _database_url() -> str:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def facts(release: Release) -> dict[str, Any]:
    """Everything the release says, without the keys of its rows."""
    names = [field.name for field in Release._meta.concrete_fields if not field.is_relation and field.name != "id"]
    matches = ReleasedMatch.objects.filter(answer__release=release).order_by("answer__position", "promise__position")
    return {
        "release": {name: getattr(release, name) for name in names if name != "fingerprint"},
        "answers": list(
            ReleasedAnswer.objects.filter(release=release).order_by("position").values_list("name", "text", "kind")
        ),
        "matches": list(matches.values_list("answer__name", "promise__text", "strength", "band", "start", "shared")),
    }


@pytest.fixture
def expected() -> dict[str, Any]:
    """The same round of another organization, scored in one go."""
    stranger = PersonFactory()
    return facts(released_round(organization=stranger.organization, by=stranger))


@pytest.mark.parametrize("point", BEFORE_COMMIT)
def test_killed_before_the_commit_leaves_nothing_and_comes_back_equal(administrator, expected, point: str):
    round = round_to_score(organization=administrator.organization, by=administrator.person)

    killed = score_in_a_process(round, crash_at=point)

    assert killed == -signal.SIGKILL
    assert (list(rounds_due()), ReleasedAnswer.objects.filter(release__round=round).count()) == ([round], 0)
    release_round(round=round, encoder=WordEncoder(), at=AT)  # nothing here remembers what the other began
    assert facts(Release.objects.get(round=round)) == expected


def test_killed_after_the_commit_has_delivered(administrator, expected):
    round = round_to_score(organization=administrator.organization, by=administrator.person)

    killed = score_in_a_process(round, crash_at="alignment.release_committed")

    assert killed == -signal.SIGKILL
    assert facts(Release.objects.get(round=round)) == expected
    assert list(rounds_due()) == []


def test_alarm_a_half_written_release_would_be_seen(administrator, expected):
    """Without the transaction the same kill leaves a release without answers, and the comparison fails."""
    mission = mission_with(organization=administrator.organization)
    round = round_to_score(organization=administrator.organization, by=administrator.person, mission=mission)
    release = release_round(round=round, encoder=WordEncoder(), at=AT)
    ReleasedAnswer.objects.filter(release=release).delete()

    assert facts(release) != expected
