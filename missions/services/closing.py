"""An outcome ends with a result and with what was learned."""

from datetime import datetime

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Outcome


class AlreadyClosed(DomainError):
    pass


class NotClosed(DomainError):
    pass


def close_outcome(
    *,
    outcome: Outcome,
    result: str,
    score: int | None = None,
    retrospective: str = "",
    lessons: str = "",
    by: Person | None,
    at: datetime,
) -> None:
    """From now on it owes no check-in; what was learned is found among the lessons."""
    closed = Outcome.objects.open().filter(pk=outcome.pk)
    words = {"retrospective": retrospective.strip(), "lessons": lessons.strip()}
    if not closed.update(result=result, score=score, closed_at=at, closed_by=by, **words):
        raise AlreadyClosed(_("Somebody has closed this outcome or put it away already. Reload the page to read it."))


def reopen_outcome(*, outcome: Outcome) -> None:
    """It counts again; its retrospective and lessons stay, to be written on at the next close."""
    closed = Outcome.objects.closed().filter(pk=outcome.pk)
    if not closed.update(result="", score=None, closed_at=None, closed_by=None):
        raise NotClosed(_("This outcome is open already."))
