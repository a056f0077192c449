from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from missions.forms.fields import Words
from missions.forms.figures import Figure
from missions.models import CheckIn
from missions.queries.check_ins import Due

TYPED = ("value", "confidence", "note")


class CheckInForm(forms.Form):
    """One outcome's; the last value and confidence stand in it already, and say nothing until somebody says so."""

    value = Figure(label=_("Value now"), required=False, show_hidden_initial=True)
    confidence = forms.ChoiceField(
        label=_("Will we reach it?"),
        choices=CheckIn.Confidence,
        required=False,
        widget=forms.RadioSelect,
        show_hidden_initial=True,
    )
    note = Words(label=_("Note"), max_length=2_000, rows=2, required=False)
    on = forms.DateField(
        label=_("As of"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), required=False
    )
    request_id = forms.UUIDField(widget=forms.HiddenInput)
    unchanged = forms.BooleanField(label=_("Nothing has changed"), required=False)

    def __init__(self, *args: Any, due: Due, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"o{due.outcome.pk}", initial=initial_of(due), **kwargs)
        if due.outcome.rolls_up:
            del self.fields["value"]
        if due.standing.last is None:
            del self.fields["unchanged"]

    @property
    def is_meant(self) -> bool:
        """Something was typed over what the page showed, or it was confirmed; a later value of others is no change."""
        confirmed = "unchanged" in self.fields and bool(self["unchanged"].value())
        return confirmed or any(name in self.changed_data for name in TYPED)


@dataclass(frozen=True)
class Card:
    """A due check-in with its form."""

    due: Due
    form: CheckInForm


def initial_of(due: Due) -> dict[str, Any]:
    last, valued = due.standing.last, due.standing.valued
    return {
        "value": plain(valued.value) if valued and valued.value is not None else None,
        "confidence": last.confidence if last else "",
        "on": due.as_of,
        "request_id": uuid4(),
    }


def plain(value: Decimal) -> Decimal:
    """Without idle zeros."""
    return Decimal(format(value.normalize(), "f"))


def cards_for(dues: Iterable[Due], *, typed: Mapping[str, Any] | None = None) -> list[Card]:
    """With what was typed, only the cards that were on the page it was typed on."""
    if typed is None:
        return [Card(due, CheckInForm(due=due)) for due in dues]
    posted = [due for due in dues if f"o{due.outcome.pk}-request_id" in typed]
    return [Card(due, CheckInForm(typed, due=due)) for due in posted]
