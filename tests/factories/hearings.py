"""A side that asks those around it, and what they answer; by the same services the product uses."""

from collections.abc import Sequence
from datetime import timedelta

from partnerships.models import Hearing, Participant
from partnerships.services.hearings import Wanted, ask_stakeholders
from surveys import intake
from surveys.models import Round
from surveys.queries import missions_to_ask_about
from surveys.questionnaire import Response
from surveys.services import close_round, release_figures
from tests.factories.alignment import mission_with
from tests.factories.partnerships import AT

WEEK = timedelta(days=7)


def ask(side: Participant, about: str = "Suppers come by bicycle.") -> Hearing:
    organization = side.party.organization
    mission = missions_to_ask_about(organization).first() or mission_with(organization=organization)
    wanted = Wanted(mission, about, closes_at=AT + WEEK)
    return ask_stakeholders(wanted=wanted, by=side, person=side.person, at=AT)


def answer(hearing: Hearing, answers: Sequence[Sequence[int]]) -> Round:
    round = Round.objects.get(pk=hearing.round_id)
    sentences = round.questionnaire.question("view").item_keys
    for number, said in enumerate(answers):
        response = Response({"view": dict(zip(sentences, said, strict=True))})
        intake.receive_public(round=round, response=response, at=AT, submission_id=f"{round.pk} {number}")
    return round


def close(round: Round) -> None:
    """Closed, mixed, released."""
    close_round(round=round, by=None, at=AT + WEEK)
    round.refresh_from_db()
    intake.open_up(round=round, at=AT + WEEK)
    round.refresh_from_db()
    release_figures(round=round, at=AT + WEEK)
