"""Organizations in which there is something to do, at a day of the test's choosing."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.accounts.models import User
from missionhub.messaging.models import QuietHours
from missionhub.messaging.registry import registered_kinds
from missionhub.messaging.services.planning import plan_due
from missionhub.organizations.models import Membership, MembershipInvitation, Person
from missionhub.organizations.permissions import Role
from missions.models import CheckIn, Outcome, Pause, Story
from surveys.models import Action
from surveys.services import answer_first, open_up_closed_rounds
from tests.failure import harbor_kitchen, hearing


def owe_every_kind(*, at: str) -> list[str]:
    """One person to whom every kind of mail is due on Thursday, 3 December 2026; the kinds there are."""
    now = datetime.fromisoformat(at)
    asked = harbor_kitchen.open_round(at=now - timedelta(days=4))  # half of its week is over
    person = Person.objects.get(name="Ada")
    Person.objects.exclude(pk=person.pk).update(email="")
    Person.objects.update(created_at=now - timedelta(weeks=10))
    QuietHours.objects.create(person=person, starts_at=time(7), ends_at=time(7))
    MembershipInvitation.objects.create(organization=person.organization, person=person, created_at=now)
    Story.objects.create(
        organization=person.organization, text="A long way home.", told_at=now - timedelta(days=10), state="shown"
    )
    Pause.objects.create(
        organization=person.organization, name="Harvest", starts_on=date(2026, 11, 29), ends_on=date(2026, 12, 2)
    )
    Action.objects.create(
        organization=person.organization,
        round=asked,
        text="Ask two families what helped.",
        person=person,
        due_on=date(2026, 12, 12),
        created_at=now,
        given_at=now - timedelta(hours=1),
        created_by=person,
    )
    _lead(person, title="Overdue since November", begun=now - timedelta(weeks=10), last=now - timedelta(weeks=3))
    _lead(person, title="Due today", begun=now - timedelta(weeks=10), last=now - timedelta(weeks=2))
    return sorted(kind.name for kind in registered_kinds())


def _lead(person: Person, *, title: str, begun: datetime, last: datetime) -> Outcome:
    outcome = Outcome.objects.create(
        organization=person.organization,
        title=title,
        lead=person,
        cadence="weekly",
        start_on=begun.date(),
        created_at=begun,
    )
    CheckIn.objects.create(outcome=outcome, on=last.date(), value=40, made_at=last)
    return outcome


def work_for_every_task() -> dict[str, int]:
    """A round to close, one to open up and one to score, a founder's answer and a mission to read, mail to plan and to send, news to tell."""
    now = timezone.now()
    scored = harbor_kitchen.closed_round(at=now - timedelta(days=20))
    open_up_closed_rounds(at=now)
    harbor_kitchen.ask(scored.mission, at=now - timedelta(days=15), is_answered=True, is_closed=True)
    harbor_kitchen.ask(scored.mission, at=now - timedelta(days=9), is_answered=True)
    ada, bo = Person.objects.get(name="Ada"), Person.objects.get(name="Bo")
    Person.objects.update(created_at=now - timedelta(weeks=10))
    for person in (ada, bo):
        QuietHours.objects.create(person=person, starts_at=time(7), ends_at=time(7))
    reading = answer_first(mission=scored.mission, text="I make sure families get a warm meal.", by=ada, at=now)
    _lead(ada, title="Meals", begun=now - timedelta(weeks=10), last=now - timedelta(weeks=3))
    hearing.add_listener(ada.organization, at=now)
    plan_due(at=now)
    _lead(bo, title="Vans", begun=now - timedelta(weeks=10), last=now - timedelta(weeks=3))
    MembershipInvitation.objects.create(organization=bo.organization, person=bo, created_at=now)
    return {"round_id": scored.pk, "reading_id": reading.pk, "mission_id": scored.mission_id}


def harbor_kitchen_asks() -> dict[str, str]:
    """A round is open and Ada leads; the paths of her pages and the cookie of her session."""
    asked = harbor_kitchen.open_round()
    person = Person.objects.get(name="Ada")
    user = User.objects.create(email=person.email, password="!")
    Membership.objects.create(organization=asked.organization, person=person, user=user, role=Role.LEADER)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    here = asked.organization.slug
    return {
        "session": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "overview": reverse("home:overview", args=[here]),
        "round": reverse("surveys:round", args=[here, asked.pk]),
        "closure": reverse("surveys:closure", args=[here, asked.pk]),
        "own_answer": reverse("surveys:founder-answer", args=[here, asked.mission_id]),
    }


def invite_everybody_to_join() -> int:
    people = Person.objects.filter(membership__isnull=True)
    now = timezone.now()
    rows = [MembershipInvitation(organization=row.organization, person=row, created_at=now) for row in people]
    return len(MembershipInvitation.objects.bulk_create(rows))
