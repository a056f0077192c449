"""Agreeing on what protects whoever depends more, and taking turns in the chair."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from partnerships.models import ChairedMeeting, Participant, Partnership, Party, Safeguard, SafeguardAcceptance


class NotProposed(DomainError):
    """Taken back, replaced, or in force already."""


class MeetingToldAlready(DomainError):
    """One chair a day."""


@transaction.atomic
def propose_safeguard(*, kind: str, text: str, by: Participant, at: datetime) -> Safeguard:
    """Accepted by its own side. Another proposal of this kind gives way; what is in force stands until all accept."""
    _hold(by.partnership_id)
    Safeguard.objects.proposed().filter(partnership=by.partnership, kind=kind).update(withdrawn_at=at)
    safeguard = Safeguard.objects.create(
        partnership=by.partnership, kind=kind, text=text, proposed_by=by.party, proposed_at=at
    )
    SafeguardAcceptance.objects.create(safeguard=safeguard, party=by.party, by=by, at=at)
    return safeguard


@transaction.atomic
def accept_safeguard(*, safeguard: Safeguard, by: Participant, at: datetime) -> None:
    """The party's yes to exactly these words."""
    _hold(by.partnership_id)
    standing = Safeguard.objects.proposed().filter(pk=safeguard.pk).first()
    if standing is None:
        raise NotProposed(_("Another proposal took the place of this one, or it was taken back. Read what stands now."))
    SafeguardAcceptance.objects.get_or_create(safeguard=standing, party=by.party, defaults={"by": by, "at": at})
    _settle(standing, at=at)


@transaction.atomic
def take_safeguard_back(*, safeguard: Safeguard, by: Participant, at: datetime) -> None:
    """A proposal alone: what is in force nobody lifts alone."""
    _hold(by.partnership_id)
    mine = Safeguard.objects.proposed().filter(pk=safeguard.pk, proposed_by=by.party)
    if not mine.update(withdrawn_at=at):
        raise NotProposed(_("It is in force, or over. Propose other words for it; they count once all accept."))


def settle_safeguards(partnership: Partnership, *, at: datetime) -> None:
    """Somebody has left: what all who are still here have accepted is in force."""
    for safeguard in Safeguard.objects.proposed().filter(partnership=partnership).order_by("pk"):
        _settle(safeguard, at=at)


@transaction.atomic
def tell_of_meeting(*, chair: Party, held_on: date, by: Participant, at: datetime) -> ChairedMeeting:
    _hold(by.partnership_id)
    if ChairedMeeting.objects.filter(partnership=by.partnership, held_on=held_on).exists():
        raise MeetingToldAlready(_("The meeting of this day is written down already. Choose another day."))
    return ChairedMeeting.objects.create(
        partnership=by.partnership, chair=chair, held_on=held_on, told_by=by.party, told_at=at
    )


def strike_meeting(*, pk: int, by: Participant) -> None:
    """By the side that told of it."""
    ChairedMeeting.objects.filter(pk=pk, told_by=by.party).delete()


def _hold(partnership: int) -> None:
    Partnership.objects.select_for_update().get(pk=partnership)


def _settle(safeguard: Safeguard, *, at: datetime) -> None:
    here = set(Party.objects.here().filter(partnership=safeguard.partnership_id).values_list("pk", flat=True))
    accepted = set(safeguard.acceptances.values_list("party_id", flat=True))
    if len(here) < 2 or not here <= accepted:
        return
    same = Safeguard.objects.in_force().filter(partnership=safeguard.partnership_id, kind=safeguard.kind)
    same.update(withdrawn_at=at)
    Safeguard.objects.filter(pk=safeguard.pk).update(in_force_at=at)
