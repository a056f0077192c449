"""A check of the coach is advice: whoever thought about it may put it aside, with a reason, and take it up again."""

from datetime import datetime

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import CoachDismissal, Outcome


class SayWhy(DomainError):
    pass


def dismiss_check(*, outcome: Outcome, code: str, reason: str, by: Person | None, at: datetime) -> None:
    if not reason.strip():
        raise SayWhy(_("Say in a few words why this does not apply here. The next reader will wonder too."))
    CoachDismissal.objects.update_or_create(
        outcome=outcome,
        check_code=code,
        defaults={"reason": reason.strip(), "dismissed_at": at, "dismissed_by": by},
    )


def take_up_check(*, outcome: Outcome, code: str) -> None:
    CoachDismissal.objects.filter(outcome=outcome, check_code=code).delete()
