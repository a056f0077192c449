"""Telling everybody who was asked what was heard, and what is done about it."""

from datetime import datetime

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from surveys.models import Round


class NothingToShare(DomainError):
    """A summary follows the answers, and has words."""


def share_summary(*, round: Round, text: str, by: Person, at: datetime) -> None:
    """Everyone asked reads it from now on; a new text replaces the old."""
    if not text.strip():
        raise NothingToShare(_("Write a few sentences: what you heard, and what you do about it."))
    read = Round.objects.filter(pk=round.pk, opened_up_at__isnull=False)
    if not read.update(summary=text.strip(), summary_at=at, summary_by=by):
        raise NothingToShare(_("Nobody has read the answers yet. Close the round and read the results first."))
