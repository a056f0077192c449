import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from alignment.models import Release
from alignment.queries.staff import staff_facts
from alignment.scoring import EncoderUnavailable
from missionhub.home.management.commands import report as command
from missionhub.organizations.models import Organization
from surveys.models import Round, RoundNode
from tests.alignment.encoders import WordEncoder
from tests.missionhub.home.seeded import demonstration

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker) -> Iterator[tuple[Organization, dict[Path, bytes]]]:
    with demonstration(django_db_blocker, encoder=None, at=timezone.now()) as organization:
        yield organization, {key: key.read_bytes() for key in settings.KEY_DIR.iterdir()}


@pytest.fixture
def organization(seeded) -> Organization:
    """As it was made: what a report released is undone, and its destroyed key is there again."""
    organization, keys = seeded
    for key, content in keys.items():
        key.write_bytes(content)
    return organization


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words instead of the model: fast, and the report does not care."""
    monkeypatch.setattr(command, "load_encoder", lambda *arguments: WordEncoder())


def printed(slug: str) -> dict:
    out = StringIO()
    call_command("report", slug, stdout=out)
    return json.loads(out.getvalue())


def test_report_runs_what_is_due_and_states_the_results(organization, words):
    report = printed("riverbend-food-trust")

    (release,) = report["releases"]
    without_names = Round.objects.without_names().filter(released_at__isnull=False).newest_first()
    assert report["rounds_without_names"] == [staff_facts(round) for round in without_names]
    assert [len(round["figures"]) > 0 for round in report["rounds_without_names"]] == [True, True, True, True]
    assert report["organization"] == {"name": "Riverbend Food Trust", "slug": "riverbend-food-trust"}
    assert release["participation"] == {"responded": 8, "invited": 8, "counted": 7}
    assert (len(release["answers"]), len(release["promises"]), len(release["matches"])) == (8, 5, 40)
    assert all("evidence" in match for match in release["matches"])
    assert release["consensus"]["n"] == 7
    assert release["encoder"]["weights_sha256"]
    assert release["formula_version"]


def test_report_counts_how_many_took_part_before_the_answers_are_mixed(organization, words):
    printed(organization.slug)

    held = RoundNode.objects.filter(round__organization=organization, round__mode="confidential", parent=None)
    root = held.get(round__consultation=None)
    assert (root.participation, root.invited) == (90, 60)


def test_report_closes_what_is_past_its_date(organization, words):
    Round.objects.open().filter(chain=None).update(closes_at=timezone.now() - timedelta(minutes=1))

    assert len(printed(organization.slug)["releases"]) == 2


def test_report_twice_is_report_once(organization, words):
    assert printed("riverbend-food-trust") == printed("riverbend-food-trust")
    assert Release.objects.count() == 4


def test_report_of_nobody_is_refused(words, db):
    with pytest.raises(CommandError, match="no organization"):
        call_command("report", "nowhere")


def test_report_without_the_model_says_what_to_do(organization, monkeypatch):
    def absent(*arguments: object) -> None:
        raise EncoderUnavailable("Run `make model`.")

    monkeypatch.setattr(command, "load_encoder", absent)

    with pytest.raises(CommandError, match="make model"):
        call_command("report", "riverbend-food-trust")
