"""What else we guess of them, beside ours: few things, all of which may stay open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerships.models import Estimate, FirstLook, ResourceNeedOffer, ValueAllocation
from partnerships.queries.profile_words import AMOUNTS, WAYS, same_value, value_label
from partnerships.services.first_looks import EstimateWords

LINES = 6
OPEN = ("", _("not known"))
Topic = Estimate.Topic


@dataclass(frozen=True)
class Line:
    label: str | Promise
    ours: BoundField
    theirs: BoundField
    name: BoundField | None = None
    ends: str = ""


class EstimatesForm(forms.Form):
    """`values` are (name, our points) to begin with, where nothing was written yet."""

    together = "value-"  # lines without a place of their own

    def __init__(self, *args: Any, look: FirstLook, values: Sequence[tuple[str, int | None]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(look.estimates.order_by("pk"))
        self.given = {(row.topic, row.name): row for row in rows}
        lines = [(row.name, row.ours, row.theirs) for row in rows if row.topic == Topic.VALUE]
        lines = lines or [(name, points, None) for name, points in values]
        for number in range(LINES):
            name, ours, theirs = lines[number] if number < len(lines) else ("", None, None)
            self.fields[f"value-{number}-name"] = forms.CharField(
                label=_("Value"), max_length=80, required=False, initial=value_label(name)
            )
            for side, points in (("ours", ours), ("theirs", theirs)):
                self.fields[f"value-{number}-{side}"] = forms.IntegerField(
                    label=_("Our points") if side == "ours" else _("Their points"),
                    min_value=0,
                    max_value=ValueAllocation.ALL,
                    required=False,
                    initial=points,
                )
        for kind, label in ResourceNeedOffer.Kind.choices:
            for topic in (Topic.NEED, Topic.OFFER):
                self._add_sides(topic, kind, label=label, choices=AMOUNTS)
        for item, (way, _low, _high) in WAYS.items():
            self._add_sides(Topic.WAY, item.value, label=way, choices=[(step, str(step)) for step in range(1, 6)])

    def _add_sides(self, topic: Topic, name: str, *, label: Any, choices: Any) -> None:
        row = self.given.get((topic.value, name))
        for side in ("ours", "theirs"):
            self.fields[f"{topic}-{name}-{side}"] = forms.TypedChoiceField(
                label=f"{label}: {SAYS[topic, side]}",
                choices=[OPEN, *choices],
                coerce=int,
                empty_value=None,
                required=False,
                initial=getattr(row, side) if row else None,
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        seen: set[str] = set()
        for number in range(LINES):
            name = cleaned.get(f"value-{number}-name", "")
            has_points = any(cleaned.get(f"value-{number}-{side}") for side in ("ours", "theirs"))
            if has_points and not name:
                self.add_error(f"value-{number}-name", ValidationError(_("Name the value these points are for.")))
            elif name and same_value(name) in seen:
                self.add_error(f"value-{number}-name", ValidationError(_("This value stands in the list already.")))
            seen.add(same_value(name) if name else "")
        for side, words in (("ours", _("Our points")), ("theirs", _("Their points"))):
            total = sum(cleaned.get(f"value-{number}-{side}") or 0 for number in range(LINES))
            if total not in (0, ValueAllocation.ALL):
                sums = {"whose": words, "total": total}
                raise ValidationError(_("%(whose)s add up to %(total)s. Give 100, or leave all of them empty.") % sums)
        return cleaned

    def estimates(self) -> list[EstimateWords]:
        return [*self._values(), *self._choices()]

    def _values(self) -> list[EstimateWords]:
        said = self.cleaned_data
        rows = [
            (said[f"value-{number}-name"], said[f"value-{number}-ours"], said[f"value-{number}-theirs"])
            for number in range(LINES)
        ]
        return [EstimateWords(Topic.VALUE, *row) for row in rows if row[0]]

    def _choices(self) -> list[EstimateWords]:
        names = [(topic, kind) for kind in ResourceNeedOffer.Kind.values for topic in (Topic.NEED, Topic.OFFER)]
        names += [(Topic.WAY, item.value) for item in WAYS]
        rows = [
            (topic, name, self.cleaned_data[f"{topic}-{name}-ours"], self.cleaned_data[f"{topic}-{name}-theirs"])
            for topic, name in names
        ]
        return [EstimateWords(*row) for row in rows if row[2:] != (None, None)]

    def value_lines(self) -> list[Line]:
        return [
            Line("", self[f"value-{n}-ours"], self[f"value-{n}-theirs"], self[f"value-{n}-name"]) for n in range(LINES)
        ]

    def resource_lines(self) -> list[tuple[str | Promise, Line, Line]]:
        """What it is; our need beside their offer, our offer beside their need."""
        return [
            (
                label,
                Line(label, self[f"need-{kind}-ours"], self[f"offer-{kind}-theirs"]),
                Line(label, self[f"offer-{kind}-ours"], self[f"need-{kind}-theirs"]),
            )
            for kind, label in ResourceNeedOffer.Kind.choices
        ]

    def way_lines(self) -> list[Line]:
        return [
            Line(label, self[f"way-{item.value}-ours"], self[f"way-{item.value}-theirs"], ends=f"1 {low} … 5 {high}")
            for item, (label, low, high) in WAYS.items()
        ]


SAYS: dict[tuple[Topic, str], str | Promise] = {
    (Topic.NEED, "ours"): _("we need"),
    (Topic.NEED, "theirs"): _("they need"),
    (Topic.OFFER, "ours"): _("we have"),
    (Topic.OFFER, "theirs"): _("they have"),
    (Topic.WAY, "ours"): _("we"),
    (Topic.WAY, "theirs"): _("they"),
}
