"""What a test asks of a deployment, a JSON line each; every step runs in a process of its own, forked from one set up."""

import gc
import json
import os
import sys
import threading
import traceback
from datetime import datetime, time, timedelta
from typing import Any

import django

gc.disable()  # it lives for seconds, and what it forks would copy what the collector touches
django.setup()

from django.conf import settings  # noqa: E402 - after set-up
from django.db import connection, transaction  # noqa: E402 - after set-up
from django.db.models import QuerySet  # noqa: E402 - after set-up
from django.urls import reverse  # noqa: E402 - after set-up
from django.utils import timezone  # noqa: E402 - after set-up

from alignment.models import Release, TextVector  # noqa: E402 - after set-up
from alignment.queries.report import release_report  # noqa: E402 - after set-up
from alignment.scoring import Encoder, load_encoder  # noqa: E402 - after set-up
from alignment.services import release_round  # noqa: E402 - after set-up
from missionhub.messaging.models import MailPreference, Message, QuietHours  # noqa: E402 - after set-up
from missionhub.organizations.models import Organization, Person  # noqa: E402 - after set-up
from missions.models import CheckIn, Outcome, Story, WeekLink  # noqa: E402 - after set-up
from missions.services.week_links import week_link  # noqa: E402 - after set-up
from surveys import intake  # noqa: E402 - after set-up
from surveys.intake import receiving  # noqa: E402 - after set-up
from surveys.models import Invitation, Round  # noqa: E402 - after set-up
from surveys.questionnaire import Response  # noqa: E402 - after set-up
from surveys.services import close_round  # noqa: E402 - after set-up
from tests.failure import harbor_kitchen  # noqa: E402 - after set-up
from tests.failure.burst_steps import ask_many, sealed_texts  # noqa: E402, F401 - after set-up; called by name


def invite_people(*, number: int) -> None:
    organization = Organization.objects.create(name="Harbor Kitchen", slug="harbor-kitchen")
    Person.objects.bulk_create(
        Person(organization=organization, name=f"Person {n}", email=f"person{n}@example.org") for n in range(number)
    )


def owe_check_ins(*, number: int, poisoned: int = 0) -> None:
    """People who each owe two mails of the product's own kinds, at any hour: the Monday mail and an overdue reminder.

    The poisoned have an address no server takes, or a row whose kind is gone; a story of ten megabytes is told to all.
    """
    at = timezone.now()
    organization = Organization.objects.create(name="Harbor Kitchen", slug="harbor-kitchen")
    Person.objects.bulk_create(
        Person(organization=organization, name=f"Person {n}", email=_address(n, poisoned)) for n in range(number)
    )
    Person.objects.update(created_at=at - timedelta(weeks=10))
    people = list(Person.objects.order_by("pk"))
    QuietHours.objects.bulk_create(QuietHours(person=person, starts_at=time(7), ends_at=time(7)) for person in people)
    MailPreference.objects.bulk_create(
        MailPreference(person=person, kind="missions.month", is_wanted=False, changed_at=at) for person in people
    )
    _lead_overdue_outcomes(people, at=at)
    if poisoned:
        long_story = "A long way home. " * 600_000
        Story.objects.create(organization=organization, text=long_story, told_at=at, state="shown")
        Message.objects.create(
            organization=organization,
            person=people[-1],
            kind="tests.gone",
            subject_key="x",
            period_key="x",
            not_before=at,
        )


def _address(number: int, poisoned: int) -> str:
    return f"person {number} at home" if number < poisoned else f"person{number}@example.org"


def _lead_overdue_outcomes(people: list[Person], *, at: datetime) -> None:
    """Each person leads one, last checked in for three weeks ago."""
    begun = at - timedelta(weeks=10)
    outcomes = Outcome.objects.bulk_create(
        Outcome(
            organization=person.organization,
            title=f"Outcome of {person.name}",
            lead=person,
            cadence="weekly",
            start_on=begun.date(),
            created_at=begun,
        )
        for person in people
    )
    CheckIn.objects.bulk_create(
        CheckIn(outcome=outcome, on=(at - timedelta(weeks=3)).date(), value=40, made_at=begun) for outcome in outcomes
    )


def check_in_for_everything() -> None:
    at = timezone.now()
    CheckIn.objects.bulk_create(
        CheckIn(outcome=outcome, on=at.date(), value=40, made_at=at) for outcome in Outcome.objects.order_by("pk")
    )


def door_of_the_first() -> str:
    person = Person.objects.order_by("pk")[0]
    return reverse(
        "missions:week-door", args=[week_link(person=person, period_key="x", starts_at=timezone.now()).token]
    )


def newest_values() -> list[int]:
    """What each outcome's newest check-in says."""
    rows = Outcome.objects.order_by("pk")
    return [int(outcome.check_ins.newest_first()[0].value) for outcome in rows]


def week_links() -> int:
    return WeekLink.objects.count()


def outbox() -> list[dict[str, Any]]:
    rows = Message.objects.order_by("pk")
    names = ("message_id", "kind", "period_key", "state", "handoffs")
    return [{name: getattr(row, name) for name in names} for row in rows]


def time_of_day() -> str:
    return timezone.now().isoformat()


def drop_unique_key() -> None:
    (unique,) = (c for c in Message._meta.constraints if c.name == "message_once_per_person_and_period")
    Message._meta.constraints = [c for c in Message._meta.constraints if c is not unique]  # SQLite copies the table
    with connection.schema_editor() as editor:
        editor.remove_constraint(Message, unique)


def close_an_answered_round() -> int:
    """A mission with promises, a leaders' round that everybody answered, closed; the worker has yet to see it."""
    return harbor_kitchen.closed_round().pk


def release_of(*, round_id: int) -> dict[str, Any] | None:
    """The released facts without ids and times, or nothing while there is no release."""
    release = Release.objects.filter(round_id=round_id).first()
    return without_identity(release_report(release)) if release else None


def release_from_scratch(*, round_id: int) -> dict[str, Any]:
    return from_scratch(round=Round.objects.get(pk=round_id), encoder=load_encoder(settings.MODEL_DIR))


def from_scratch(*, round: Round, encoder: Encoder) -> dict[str, Any]:
    """The facts computed in one calm process that has no release and no vector to lean on; leaves no trace."""
    with transaction.atomic():
        Release.objects.all().delete()
        TextVector.objects.all().delete()
        release = release_round(round=round, encoder=encoder, at=timezone.now())
        facts = without_identity(release_report(release))
        transaction.set_rollback(True)
    return facts


def answer_while_the_round_closes(*, is_locked: bool) -> dict[str, Any]:
    """Somebody closes and opens the round just before one answer is committed; what became of that answer?"""
    asked = harbor_kitchen.open_round()
    invitation = Invitation.objects.select_related("round").filter(round=asked).order_by("pk")[0]
    closer = threading.Thread(target=_close_and_open, args=(asked.pk,))

    def meanwhile(point: str) -> None:
        closer.start()
        closer.join(2)

    receiving.crash = meanwhile
    if not is_locked:
        QuerySet.select_for_update = lambda rows, **options: rows
    receipt = intake.receive(invitation=invitation, response=Response({"work": "I cook."}), at=timezone.now())
    closer.join()
    opened = [answer.text for answer in intake.answers_for_scoring(round=asked)]
    return {"state": receipt.state, "opened": opened}


def _close_and_open(round_id: int) -> None:
    closing = Round.objects.get(pk=round_id)
    close_round(round=closing, by=None, at=timezone.now())
    closing.refresh_from_db()
    intake.open_up(round=closing, at=timezone.now())
    connection.close()


def counts() -> dict[str, int]:
    return {
        "releases": Release.objects.count(),
        "invitations": Invitation.objects.count(),
        "responded": Invitation.objects.filter(responded=True).count(),
    }


def without_identity(report: dict[str, Any]) -> dict[str, Any]:
    """Ids become names, and times go: what is left must be equal however often a worker died."""
    names = {answer["id"]: answer["name"] for answer in report["answers"]}
    promises = {promise["id"]: promise["text"] for promise in report["promises"]}
    renamed = {
        "answer": names,
        "duplicate_of": names,
        "mentioned_by": names,
        "mentioned_after_corrections": names,
        "disputed_by_answer": names,
        "pair": names,
        "promise": promises,
    }

    def plain(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: plain(part, name) for name, part in value.items() if name not in {"id", "released_at"}}
        if isinstance(value, list):
            return [plain(part, key) for part in value]
        return renamed[key].get(value) if key in renamed else value

    facts: dict[str, Any] = plain(report)
    return facts


def _answer(line: str, answers: int) -> None:
    """The child's part: a step that fails or is killed answers nothing."""
    asked = json.loads(line)
    try:
        told = json.dumps(globals()[asked["step"]](**asked["facts"]))
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    sys.stderr.flush()
    os.write(answers, f"{told}\n".encode())
    os._exit(0)


if __name__ == "__main__":
    answers = os.dup(1)
    os.dup2(2, 1)  # whatever a step prints is no answer
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _answer(line, answers)
        if os.waitpid(child, 0)[1]:
            os.write(answers, b"\n")
