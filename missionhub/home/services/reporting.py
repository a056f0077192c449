from datetime import datetime
from typing import Any

from alignment.models import Release
from alignment.queries import release_report
from alignment.queries.staff import staff_facts
from alignment.scoring import Encoder
from alignment.services import release_what_is_due
from missionhub.organizations.models import Organization
from surveys.intake import open_up
from surveys.models import Chain, Round
from surveys.services import close_due_rounds, knows_with, refresh_due_participation, release_chain, release_figures


def report(*, organization: Organization, encoder: Encoder, at: datetime) -> dict[str, Any]:
    """Do now what the workers would do, then state every released result."""
    run_what_is_due(organization=organization, encoder=encoder, at=at)
    releases = Release.objects.of(organization).with_names().newest_first()
    without_names = Round.objects.of(organization).released().newest_first()
    return {
        "organization": {"name": organization.name, "slug": organization.slug},
        "releases": [release_report(release) for release in releases],
        "rounds_without_names": [staff_facts(round) for round in without_names],
    }


def run_what_is_due(*, organization: Organization, encoder: Encoder, at: datetime) -> None:
    close_due_rounds(at=at)
    refresh_due_participation(at=at)
    for round in Round.objects.of(organization).still_sealed().order_by("closed_at", "pk"):
        open_up(round=round, at=at, knows=knows_with(encoder))
    for round in Round.objects.of(organization).still_unreleased().order_by("closed_at", "pk"):
        release_figures(round=round, at=at)
    for chain in Chain.objects.of(organization).order_by("pk"):
        release_chain(chain=chain, at=at)
    release_what_is_due(organization=organization, encoder=encoder, at=at)
