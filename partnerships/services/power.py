"""Telling what one gets from the other, for one's own side; offering to show it; and the moment both see both."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from partnerships.models import Participant, Partnership, Party, PowerSheet, Supply

MOST = 7


class SheetOffered(DomainError):
    """Offered as it is, or shown."""


class NothingTold(DomainError):
    """Offering an empty sheet would show the other's for free."""


@dataclass(frozen=True)
class SupplyWords:
    text: str
    source: str
    importance: int
    share: int
    elsewhere: int


@transaction.atomic
def save_supplies(*, about: Party, supplies: Sequence[SupplyWords], by: Participant, at: datetime) -> PowerSheet:
    """All the party gets from the other, as it sees it now; nobody else reads it before both have offered."""
    _hold(by.partnership_id)
    sheet = _unshown(by.party, about)
    if sheet and sheet.offered_at:
        raise SheetOffered(_("You have offered to show these answers, so they stand. Take the offer back first."))
    if not 1 <= len(supplies) <= MOST:
        raise NothingTold(_("Name at least one thing you get from them, and %(most)s at most.") % {"most": MOST})
    if sheet is None:
        sheet = PowerSheet(party=by.party, about=about)
    sheet.saved_at = at
    sheet.save()
    sheet.supplies.all().delete()
    rows = enumerate(supplies, start=1)
    Supply.objects.bulk_create(Supply(sheet=sheet, position=position, **asdict(one)) for position, one in rows)
    return sheet


@transaction.atomic
def offer_sheet(*, about: Party, by: Participant, at: datetime) -> bool:
    """The other side learns that one offers, not what one says. True when both have, and both now see both."""
    _hold(by.partnership_id)
    sheet = _unshown(by.party, about)
    if sheet is None:
        raise NothingTold(_("Say first what you get from them: they show their answers in return for yours."))
    PowerSheet.objects.filter(pk=sheet.pk, offered_at__isnull=True).update(offered_at=at)
    theirs = _unshown(about, by.party)
    if theirs is None or theirs.offered_at is None or about.left_at is not None:
        return False
    PowerSheet.objects.filter(pk__in=(sheet.pk, theirs.pk)).update(revealed_at=at)
    return True


@transaction.atomic
def take_offer_back(*, about: Party, by: Participant) -> None:
    """Until the other side offers, too."""
    _hold(by.partnership_id)
    taken = PowerSheet.objects.unshown().filter(party=by.party, about=about).update(offered_at=None)
    if not taken:
        raise SheetOffered(_("Both sides see both already. Answer anew if you see it differently now."))


def drop_unshown_sheets(party: Party) -> None:
    """What a party that leaves has not shown goes with it; offers made to it are void."""
    PowerSheet.objects.unshown().filter(party=party).delete()
    PowerSheet.objects.unshown().filter(about=party).update(offered_at=None)


def _hold(partnership: int) -> None:
    """One at a time, so that two offers at once are seen by one of them."""
    Partnership.objects.select_for_update().get(pk=partnership)


def _unshown(party: Party, about: Party) -> PowerSheet | None:
    return PowerSheet.objects.unshown().filter(party=party, about=about).first()
