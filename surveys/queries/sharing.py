"""What came of earlier rounds: told to those who were asked, and owed before they are asked again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from missionhub.organizations.models import Organization, Person
from surveys.models import Action, Instrument, Round
from surveys.queries.asking import alike

NEWS_FOR = timedelta(days=90)


@dataclass(frozen=True)
class StillOwed:
    """What people of the last round have not got yet."""

    round: Round
    summary: bool
    action: bool


def still_owed(organization: Organization, kind: str, survey: Instrument | None = None) -> StillOwed | None:
    """Of the last closed round of this survey; None where it was told and acted on, or there is none."""
    closed = Round.objects.of(organization).closed().in_front()
    rounds = alike(closed, kind=kind, survey=survey).filter(label="")
    last = rounds.newest_first().first()
    if last is None:
        return None
    owed = StillOwed(last, summary=not last.summary, action=not Action.objects.of_round(last.pk).exists())
    return owed if owed.summary or owed.action else None


def shared_with(person: Person, *, at: datetime) -> list[Round]:
    """Summaries of rounds this person was asked in, the newest first, as long as they are news."""
    told = Round.objects.filter(roster__person=person, summary_at__gt=at - NEWS_FOR).exclude(summary="")
    return list(told.order_by("-summary_at", "-pk"))
