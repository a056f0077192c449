"""Rounds, made by the same services the product uses."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from missionhub.organizations.models import Organization, Person
from missions.models import Mission
from surveys import intake
from surveys.models import Invitation, Round
from surveys.queries import still_owed
from surveys.questionnaire import Response, built_in, read_response
from surveys.services import open_leaders_round
from tests.factories.missions import MissionFactory, MissionVersionFactory
from tests.factories.organizations import PersonFactory

STATEMENT = "No one in Harbor goes hungry while good food goes to waste."
NAMES = ("Ana Ruiz", "Bo Chen", "Cy Adler", "Di Novak")
PUBLISHED_AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def mission_with_text(*, organization: Organization, statement: str = STATEMENT) -> Mission:
    mission = MissionFactory(organization=organization)
    MissionVersionFactory(mission=mission, number=1, statement=statement, published_at=PUBLISHED_AT)
    return mission


def open_round(
    *, by: Person, names: tuple[str, ...] = NAMES, closes_in: timedelta | None = timedelta(days=14), **options: Any
) -> Round:
    """A leaders' round opened a moment ago, of people known by name."""
    organization = by.organization
    at = options.pop("at", None) or timezone.now()
    options.setdefault("is_before_sharing", still_owed(organization, "leaders") is not None)
    return open_leaders_round(
        mission=options.pop("mission", None) or mission_with_text(organization=organization),
        people=[PersonFactory(organization=organization, name=name) for name in names],
        closes_at=at + closes_in if closes_in else None,
        by=by,
        at=at,
        **options,
    )


def invitation_of(round: Round, name: str = NAMES[0]) -> Invitation:
    return Invitation.objects.select_related("round__organization", "roster_entry").get(
        round=round, roster_entry__name=name
    )


def answer(round: Round, *, name: str = NAMES[0], text: str = "I cook for everybody.") -> intake.Receipt:
    return intake.receive(invitation=invitation_of(round, name), response=a_response(text), at=timezone.now())


def a_response(text: str) -> Response:
    """What a phone sends that answers the open question."""
    return read_response(built_in("leaders"), {"q-work": [text]})
