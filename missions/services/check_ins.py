"""Somebody says where an outcome stands; somebody else has read it."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import CheckIn, Outcome


class NoLongerOpen(DomainError):
    """The outcome was closed or put away."""


class SaysNothing(DomainError):
    """Neither a value, nor a confidence, nor a note."""


class NotYet(DomainError):
    """A check-in for a day to come."""


class OwnCheckIn(DomainError):
    """Whoever wrote it cannot be the one who has read it."""


def check_in(
    *,
    outcome: Outcome,
    on: date,
    value: Decimal | None,
    confidence: str = "",
    note: str = "",
    request_id: UUID,
    by: Person | None,
    at: datetime,
) -> CheckIn:
    """Record it once, however often the same `request_id` comes."""
    if value is None and not confidence and not note.strip():
        raise SaysNothing(_("Say a number, how sure you are, or a few words."))
    if on > outcome.organization.today(at=at):
        raise NotYet(_("That day is still to come. Choose today or an earlier day."))
    if already := CheckIn.objects.filter(outcome=outcome, request_id=request_id).first():
        return already
    try:
        with transaction.atomic():
            _hold_open(outcome)
            return CheckIn.objects.create(
                outcome=outcome,
                request_id=request_id,
                on=on,
                value=value,
                confidence=confidence,
                note=note.strip(),
                made_at=at,
                made_by=by,
            )
    except IntegrityError:  # the same request came twice at once, and the other one was first
        return CheckIn.objects.get(outcome=outcome, request_id=request_id)


def acknowledge(*, check_in: CheckIn, by: Person, at: datetime) -> None:
    """Whoever has seen this one has seen where the outcome stands; older ones wait no more. A first reader is kept."""
    if check_in.made_by_id == by.pk:
        raise OwnCheckIn(_("You wrote this check-in yourself. Somebody else should read it."))
    older = Q(pk=check_in.pk) | Q(outcome=check_in.outcome_id, on__lte=check_in.on)
    unseen = CheckIn.objects.filter(older, acknowledged_at__isnull=True).exclude(made_by=by)
    unseen.update(acknowledged_at=at, acknowledged_by=by)


def _hold_open(outcome: Outcome) -> None:
    """Nobody closes the outcome while we write."""
    if Outcome.objects.select_for_update().open().filter(pk=outcome.pk).first() is None:
        raise NoLongerOpen(
            _("“%(outcome)s” is closed, so it takes no more check-ins. Add your words as a comment to its page.")
            % {"outcome": outcome.title}
        )
