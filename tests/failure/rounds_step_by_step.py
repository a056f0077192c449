"""A round's life in steps, each of which a test may kill, and what stands afterwards."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from alignment.models import Disagreement, Release, TextVector
from alignment.queries.founder_page import founder_page
from alignment.queries.report import release_report
from alignment.services import answer_founder_reading, disagree_ahead, release_round
from missions.models import Mission
from surveys import intake
from surveys.models import FounderReading, Invitation, Round
from surveys.models.answers import AttributedAnswer, Intake
from surveys.questionnaire import Response
from surveys.services import answer_first, close_round, open_up_closed_rounds
from tests.alignment.encoders import WordEncoder
from tests.failure import harbor_kitchen
from tests.failure.steps import from_scratch, without_identity

SUBMISSION = "3f0c6f4e-1111-4222-8333-444455556666"


def answer_as_founder() -> None:
    mission = harbor_kitchen.mission()
    ada = mission.organization.people.get(name="Ada")
    answer_first(mission=mission, text=harbor_kitchen.ANSWERS["Ada"], by=ada, at=timezone.now())


def read_founder() -> None:
    answer_founder_reading(reading=FounderReading.objects.get(), encoder=WordEncoder(), at=timezone.now())


def disagree_as_founder() -> None:
    reading = FounderReading.objects.get()
    first = founder_page(reading.result).promises[0]
    disagree_ahead(reading=reading, key=first.key)


def open_the_round() -> None:
    harbor_kitchen.ask(Mission.objects.get(), at=timezone.now())


def answer_as_bo() -> str:
    invitation = Invitation.objects.select_related("round").get(roster_entry__name="Bo")
    response = Response({"work": harbor_kitchen.ANSWERS["Bo"]}, digest="of Bo")
    return intake.receive(invitation=invitation, response=response, at=timezone.now(), submission_id=SUBMISSION).state


def close() -> None:
    for invitation in Invitation.objects.unanswered().select_related("round", "roster_entry"):
        response = Response({"work": harbor_kitchen.ANSWERS[invitation.roster_entry.name]})
        intake.receive(invitation=invitation, response=response, at=timezone.now())
    close_round(round=Round.objects.get(), by=None, at=timezone.now())


def open_up() -> None:
    open_up_closed_rounds(at=timezone.now())


def score() -> None:
    release_round(round=Round.objects.get(), encoder=WordEncoder(), at=timezone.now())


def standing() -> dict[str, int]:
    """What there is of each; nothing that is zero."""
    counted = {
        "readings": FounderReading.objects.filter(result__isnull=False).count(),
        "sealed": Intake.objects.count(),
        "responded": Invitation.objects.filter(responded=True).count(),
        "opened": AttributedAnswer.objects.count(),
        "keys": len(list(settings.KEY_DIR.glob("*.key"))),
        "vectors": int(TextVector.objects.exists()),
        "releases": Release.objects.count(),
        "disputed": Disagreement.objects.count(),
    }
    return {name: number for name, number in counted.items() if number}


def release_from_scratch() -> dict[str, Any]:
    return from_scratch(round=Round.objects.get(), encoder=WordEncoder())


def release() -> dict[str, Any]:
    return without_identity(release_report(Release.objects.get()))
