"""A planned round, in steps of a process each."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from missionhub.accounts.models import User
from missionhub.organizations.models import Membership, Person
from missionhub.organizations.permissions import Role
from surveys.models import Invitation, Round, RoundPlan
from surveys.services import Planned, Schedule, open_due_plans, plan_round
from tests.failure import harbor_kitchen


def plan_for_today() -> None:
    """Planned before yesterday by Ada; its day has come."""
    now = timezone.now()
    mission = harbor_kitchen.mission(at=now - timedelta(days=2))
    owner = Person.objects.get(name="Ada")
    user = User.objects.create_user("ada@example.org", None, name="Ada")
    Membership.objects.create(organization=owner.organization, person=owner, user=user, role=Role.LEADER)
    schedule = Schedule((now - timedelta(days=1)).date(), every_months=6)
    plan_round(Planned(mission=mission, schedule=schedule), by=owner, at=now - timedelta(days=2))


def sweep() -> None:
    open_due_plans(at=timezone.now())


def standing() -> dict[str, int]:
    plan = RoundPlan.objects.get()
    return {
        "rounds": Round.objects.count(),
        "asked": Invitation.objects.count(),
        "moved_on": int(plan.next_on != plan.first_on),
        "keys_in_use": sum(
            (settings.KEY_DIR / f"{bytes(key).hex()}.key").exists()
            for key in Round.objects.values_list("public_key", flat=True)
        ),
    }
