"""A public survey that stays open, in steps of a process each."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from missionhub.organizations.models import Organization, Person
from missions.models import Mission
from surveys.intake import receive_public
from surveys.models import Round
from surveys.models.answers import Answer, Intake
from surveys.questionnaire import Response
from surveys.services import Plan, hand_over_due_rounds, instrument_of, open_round, open_up_closed_rounds


def open_a_week_ago() -> None:
    at = timezone.now() - timedelta(days=8)
    organization = Organization.objects.create(name="Harbor Kitchen", slug="harbor-kitchen")
    person = Person.objects.create(organization=organization, name="Ana Ruiz")
    mission = Mission.objects.create(organization=organization, name="Mission", created_at=at)
    version = instrument_of(organization=organization, kind="awareness", by=person, at=at)
    plan = Plan(mission=mission, version=version, mode=Round.Mode.PUBLIC, audience="public", stays_open=True)
    open_round(plan, by=person, at=at)


def answer(*, people: int, called: str) -> list[str]:
    """What each device is told."""
    round = Round.objects.in_front().get()
    return [
        receive_public(
            round=round,
            response=Response({"unaided": f"{called} {number} was fed."}),
            at=timezone.now(),
            submission_id=f"{called} {number}",
        ).state
        for number in range(people)
    ]


def sweep() -> None:
    hand_over_due_rounds(at=timezone.now())
    open_up_closed_rounds(at=timezone.now())


def standing() -> dict[str, int]:
    return {
        "rounds": Round.objects.count(),
        "open": Round.objects.open().count(),
        "sealed": Intake.objects.count(),
        "mixed": Answer.objects.count(),
        "keys_in_use": sum(
            (settings.KEY_DIR / f"{bytes(key).hex()}.key").exists()
            for key in Round.objects.values_list("public_key", flat=True)
        ),
    }
