"""Saving the cards of one screen: one alone, or those that somebody touched; never what merely stood there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.forms.check_ins import Card
from missions.queries.check_ins import is_recorded
from missions.services.check_ins import check_in


@dataclass
class Saved:
    count: int = 0
    wrong: list[Card] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Something was saved, and nothing came back."""
        return bool(self.count) and not self.wrong

    def sentence(self) -> str:
        if not self.count and not self.wrong:
            return _("You changed nothing, so nothing was saved. Change a number, or tick “Nothing has changed”.")
        if not self.count:
            return _("Nothing was saved yet.")
        return ngettext("%(count)s check-in was saved.", "%(count)s check-ins were saved.", self.count) % {
            "count": self.count
        }


def save_cards(
    cards: Sequence[Card], *, typed: Mapping[str, Any], by: Person, at: datetime, only_due: bool = False
) -> Saved:
    """What is right is saved; what is wrong stays as it was typed. A link from a mail saves `only_due`."""
    saved = Saved()
    for card in _chosen(cards, typed):
        if _save(card, by=by, at=at, only_due=only_due):
            saved.count += 1
        else:
            saved.wrong.append(card)
    return saved


def _chosen(cards: Sequence[Card], typed: Mapping[str, Any]) -> list[Card]:
    if only := typed.get("only"):
        return [card for card in cards if str(card.due.outcome.pk) == only]
    return [card for card in cards if card.form.is_meant]


def _save(card: Card, *, by: Person, at: datetime, only_due: bool) -> bool:
    form = card.form
    if not form.is_valid():
        return False
    told = form.cleaned_data
    if only_due and not card.due.is_now and not is_recorded(told["request_id"]):
        form.add_error(
            None,
            _("Somebody has just checked in for this, so nothing is due. Copy your words, if you still need them."),
        )
        return False
    try:
        check_in(
            outcome=card.due.outcome,
            on=told["on"] or card.due.as_of,
            value=told.get("value"),
            confidence=told["confidence"],
            note=told["note"],
            request_id=told["request_id"],
            by=by,
            at=at,
        )
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    return True
