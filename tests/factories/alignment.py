"""Rounds ready to be scored and releases, made by the same services the product uses."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from alignment.models import Release, ReleasedMatch
from alignment.services import label, release_round
from missionhub.organizations.models import Organization, Person
from missions.models import Mission, MissionVersion, Promise
from surveys.models import FounderReading, Round
from surveys.services import import_closed_round
from tests.alignment.encoders import WordEncoder

AT = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
STATEMENT = "No one in Harbor goes hungry while good food goes to waste."
PROMISES = ("Feed hungry families", "Rescue surplus food", "Train people for paid work")
ANSWERS = {
    "Ada": "I make sure hungry families are fed every week. I also sign invoices.",
    "Bo": "Every morning my crew and I rescue surplus food from the supermarkets.",
    "Cy": "Feeding families who are hungry, and rescue of surplus food that markets throw away.",
    "Di": "I keep the books, file the reports and answer the auditors.",
}


def mission_with(
    *, organization: Organization, statement: str = STATEMENT, promises: Sequence[str] = PROMISES
) -> Mission:
    mission = Mission.objects.create(organization=organization, name="Mission")
    MissionVersion.objects.create(mission=mission, number=1, statement=statement, created_at=AT, published_at=AT)
    Promise.objects.bulk_create(
        Promise(mission=mission, text=text, position=position, created_at=AT, confirmed_at=AT)
        for position, text in enumerate(promises, start=1)
    )
    return mission


def round_to_score(
    *,
    organization: Organization,
    by: Person,
    answers: Mapping[str, str] = ANSWERS,
    promises: Sequence[str] = PROMISES,
    mission: Mission | None = None,
    label: str = "",
    title: str = "Leaders, autumn",
    at: datetime = AT,
) -> Round:
    """A closed attributed round whose answers are open and not yet read."""
    mission = mission or mission_with(organization=organization, promises=promises)
    return import_closed_round(
        organization=organization,
        mission=mission,
        title=title,
        question="What do you get paid to do?",
        entries=list(answers.items()),
        label=label,
        by=by,
        at=at,
    )


def released_round(*, at: datetime = AT, **options: object) -> Release:
    """The release of such a round, read by the word encoder."""
    return release_round(round=round_to_score(at=at, **options), encoder=WordEncoder(), at=at)


def own_answer(*, person: Person, text: str = ANSWERS["Ada"], mission: Mission | None = None) -> FounderReading:
    """What a founder wrote and nobody has read yet."""
    mission = mission or mission_with(organization=person.organization)
    return FounderReading.objects.create(
        organization=person.organization, mission=mission, person=person, text=text, requested_at=AT
    )


def taught_release(*, organization: Organization, by: Person, labels: int = 12) -> Release:
    """A release with strengths .31, .33 … .53 and labels that say that all to .41 are wrong."""
    release = released_round(organization=organization, by=by)
    matches = ReleasedMatch.objects.filter(answer__release=release).order_by("promise__position", "answer__position")
    for place, match in enumerate(matches):
        match.strength, match.band, match.is_voiced = 0.31 + place / 50, ReleasedMatch.Band.PARTIAL, True
        match.save()
        if place < labels:
            label(match=match, shows=place > 5, by=by, at=AT)
    return release
