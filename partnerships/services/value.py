"""Writing down what is put in and what comes of it: for one's own side first, then for all to read."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from partnerships.models import Participant, Party, ValueItem, ValueReport, Visibility


class ItemStands(DomainError):
    """It was shared, or taken back, and stands as others read it."""


class NotTheirsToSay(DomainError):
    """What came of it is told by whoever it is about."""


@dataclass(frozen=True)
class ItemWords:
    flow: str
    goes: str
    whose: Party | None
    kind: str
    source: str
    text: str
    expected: int
    confidence: int


@transaction.atomic
def write_item(
    *, words: ItemWords, visibility: str = Visibility.PARTY_PRIVATE, by: Participant, at: datetime
) -> ValueItem:
    """A draft, until it is shared with every side."""
    return ValueItem.objects.create(party=by.party, visibility=visibility, written_at=at, **_fields(words))


@transaction.atomic
def change_item(
    *, item: ValueItem, words: ItemWords, visibility: str = Visibility.PARTY_PRIVATE, by: Participant
) -> None:
    drafts = ValueItem.objects.filter(pk=item.pk, party=by.party, shared_at__isnull=True)
    changed = drafts.update(visibility=visibility, **_fields(words))
    if not changed:
        raise ItemStands(
            _("It is shared, so it stands as the others read it. Take it back and write it anew if it has changed.")
        )


@transaction.atomic
def share_item(*, item: ValueItem, by: Participant, at: datetime) -> ValueItem:
    """From now on every side reads it; it counts at once unless it is about somebody else's side."""
    agreed_at = at if item.whose_id in (None, by.party_id) else None
    ValueItem.objects.filter(pk=item.pk, party=by.party, shared_at__isnull=True).update(
        visibility=Visibility.SHARED, shared_at=at, agreed_at=agreed_at
    )
    item.refresh_from_db()
    return item


@transaction.atomic
def agree_to_item(*, item: ValueItem, by: Participant, at: datetime) -> None:
    """The yes of the side it is about."""
    waiting = ValueItem.objects.standing().filter(pk=item.pk, whose=by.party, agreed_at__isnull=True)
    if not waiting.update(agreed_at=at):
        raise ItemStands(_("There is nothing to agree to: it counts already, or its writers took it back."))


@transaction.atomic
def remove_item(*, item: ValueItem, by: Participant, at: datetime) -> None:
    """A draft is gone; what others have read stays readable, and counts no more."""
    mine = ValueItem.objects.filter(pk=item.pk, party=by.party)
    if not mine.filter(shared_at__isnull=False, withdrawn_at__isnull=True).update(withdrawn_at=at):
        mine.filter(shared_at__isnull=True).delete()


@transaction.atomic
def report_on_item(*, item: ValueItem, amount: int, note: str, by: Participant, at: datetime) -> ValueReport:
    """What came so far. Of what goes to the people concerned or to nature either side may tell."""
    held = ValueItem.objects.select_for_update().get(pk=item.pk)
    if not held.counts:
        raise ItemStands(_("What came of it can be told while it counts. It does not: it waits for a yes, or is over."))
    if held.whose_id not in (None, by.party_id):
        raise NotTheirsToSay(_("What came of it is told by the side it is about. Ask them to write it down."))
    return ValueReport.objects.create(item=held, party=by.party, amount=amount, note=note, reported_at=at)


def _fields(words: ItemWords) -> dict[str, object]:
    return {field.name: getattr(words, field.name) for field in fields(words)}
