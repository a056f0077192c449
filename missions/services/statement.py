"""Advice on a statement that somebody has thought about."""

from datetime import datetime

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Mission, StatementDismissal
from missions.wording.statement import Check


class NoSuchCheck(DomainError):
    pass


def put_check_aside(*, mission: Mission, check_code: str, by: Person | None, at: datetime) -> None:
    """It stays aside for this mission, whatever its next wording, until somebody brings it back."""
    if check_code not in set(Check):
        raise NoSuchCheck(_("There is no such check. Reload the page and choose one of those shown."))
    StatementDismissal.objects.get_or_create(
        mission=mission, check_code=check_code, defaults={"dismissed_at": at, "dismissed_by": by}
    )


def bring_check_back(*, mission: Mission, check_code: str) -> None:
    StatementDismissal.objects.filter(mission=mission, check_code=check_code).delete()
