"""A consultation of people in teams, opened, answered and told by the same services the product uses."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from missionhub.organizations.models import Person
from surveys import intake
from surveys.models import Consultation, Round
from surveys.questionnaire import read_response
from surveys.services import Wanted, close_round, refresh_participation, release_figures, start_consultation
from tests.factories.alignment import mission_with
from tests.factories.staff_rounds import invitation_to, staff

SEEDS = ("We should open on Saturdays.", "Volunteers can run the pantry alone.", "Weekday hours are enough.")
QUESTION = "Should the pantry open on Saturdays?"


def consult(*, by: Person, people: Sequence[Person] | None = None, **wanted: Any) -> Round:
    """The first round of a consultation; a vote at once, if `collects` is false."""
    at = wanted.pop("at", None) or timezone.now()
    return start_consultation(
        Wanted(
            mission=wanted.pop("mission", None) or mission_with(organization=by.organization),
            question=wanted.pop("question", QUESTION),
            people=staff(by.organization) if people is None else people,
            closes_at=at + timedelta(days=14),
            statements=wanted.pop("statements", SEEDS),
            **wanted,
        ),
        by=by,
        at=at,
    )


def propose(round: Round, name: str, *texts: str) -> intake.Receipt:
    sent = {f"q-proposal_{number}": [text] for number, text in enumerate(texts, start=1)}
    return _send(round, name, sent)


def vote(round: Round, name: str, votes: Mapping[int, str]) -> intake.Receipt:
    """`votes`: agree, disagree or pass by the number of the statement; what is left out was skipped."""
    return _send(round, name, {f"q-statement_{number}": [said] for number, said in votes.items()})


def _send(round: Round, name: str, sent: Mapping[str, list[str]]) -> intake.Receipt:
    response = read_response(round.questionnaire, sent)
    return intake.receive(invitation=invitation_to(round, name), response=response, at=timezone.now())


def told(round: Round, *, by: Person | None = None) -> Consultation:
    """Close, mix and release; the consultation as it stands then."""
    close_round(round=round, by=by, at=timezone.now())
    refresh_participation(round=round, at=timezone.now())
    round.refresh_from_db()
    intake.open_up(round=round, at=timezone.now())
    release_figures(round=round, at=timezone.now())
    return Consultation.objects.get(pk=round.consultation_id)
