"""A profile is one form in short sections; everything may stay open until it is shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerships.compatibility import Item
from partnerships.models import Motivation, PartyProfile, ResourceNeedOffer, ValueAllocation
from partnerships.queries.profile import PublishedMission, offered_values
from partnerships.queries.profile_words import AMOUNTS, REASONS, STARTERS, WAYS, WEIGHTS, same_value, value_label
from partnerships.services.profile import ProfileWords, ResourceWords

OWN_LINES, EMPTY_LINES = 14, 2
RESOURCE_PARTS = ("need", "importance", "need_note", "offer", "offer_note")
TRAITS = (
    ("is_local", _("We are local: people here run us")),
    ("is_small", _("We are small: fewer than fifty people")),
    ("is_social_enterprise", _("We are a social enterprise: what we earn goes back into our purpose")),
)


@dataclass(frozen=True)
class Way:
    label: str | Promise
    low: str | Promise
    high: str | Promise
    field: BoundField


class ProfileForm(forms.Form):
    together = "value-"  # in the order of their points, so a place tells nothing

    def __init__(
        self, *args: Any, profile: PartyProfile | None, published: PublishedMission | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.profile, self.published = profile, published
        self.has_mission_of_its_own = published is not None or bool(profile and profile.mission_number)
        if not self.has_mission_of_its_own:
            self.fields["mission"] = forms.CharField(
                label=_("What are you there for?"),
                required=False,
                max_length=2_000,
                initial=profile.mission_statement if profile else "",
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("One sentence is enough. Whoever has published a mission here has it copied."),
            )
        self._add_motivations()
        self._add_values()
        self._add_resources()
        self._add_ways()

    def _add_motivations(self) -> None:
        given = {row.kind: row for row in self.profile.motivations.all()} if self.profile else {}
        for kind, label in Motivation.Kind.choices:
            row = given.get(kind)
            self.fields[f"motivation-{kind}"] = _degree(REASONS, label=label, initial=row.weight if row else 0)
            self.fields[f"motivation-{kind}-words"] = _line(_("In a sentence"), row.words if row else "")
            self.fields[f"motivation-{kind}-words"].about = label  # type: ignore[attr-defined]

    def _add_values(self) -> None:
        rows = list(self.profile.values.order_by("-points", "name", "pk")) if self.profile else []
        given = {same_value(row.name): row.points for row in rows}
        for number, name in enumerate(STARTERS):
            points = given.get(same_value(name))
            self.fields[f"starter-{number}"] = _points(value_label(name), points)
        own = offered_values(self.published, rows)[:OWN_LINES]
        self.lines_shown = min(OWN_LINES, len(own) + EMPTY_LINES)
        for number in range(OWN_LINES):
            name, points = own[number] if number < len(own) else ("", None)
            self.fields[f"value-{number}-name"] = _line(_("Another value"), name, longest=80)
            self.fields[f"value-{number}-points"] = _points(_("Points"), points)

    def _add_resources(self) -> None:
        given = {row.kind: row for row in self.profile.resources.all()} if self.profile else {}
        for kind, label in ResourceNeedOffer.Kind.choices:
            row = given.get(kind) or ResourceNeedOffer(kind=kind)
            self.fields[f"{kind}-need"] = _degree(AMOUNTS, label=_("We need"), initial=row.need)
            self.fields[f"{kind}-importance"] = _degree(WEIGHTS, label=_("That need"), initial=row.importance)
            self.fields[f"{kind}-offer"] = _degree(AMOUNTS, label=_("We offer"), initial=row.offer)
            self.fields[f"{kind}-need_note"] = _line(_("What exactly?"), row.need_note)
            self.fields[f"{kind}-offer_note"] = _line(_("What exactly?"), row.offer_note)
            for part in RESOURCE_PARTS:
                self.fields[f"{kind}-{part}"].about = label  # type: ignore[attr-defined]

    def _add_ways(self) -> None:
        for item, (label, _low, _high) in WAYS.items():
            given = getattr(self.profile, item.value, None)
            self.fields[item.value] = forms.TypedChoiceField(
                label=str(label),
                choices=[(step, str(step)) for step in range(1, 6)],
                coerce=int,
                empty_value=None,
                required=False,
                initial=given,
                widget=forms.RadioSelect,
            )
        for name, label in TRAITS:
            self.fields[name] = forms.BooleanField(
                label=label, required=False, initial=getattr(self.profile, name, False)
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        seen = {same_value(name) for name in STARTERS}
        for number in range(OWN_LINES):
            name, points = cleaned.get(f"value-{number}-name", ""), cleaned.get(f"value-{number}-points")
            if points and not name:
                self.add_error(f"value-{number}-name", ValidationError(_("Name the value these points are for.")))
            elif name and same_value(name) in seen:
                self.add_error(f"value-{number}-name", ValidationError(_("This value stands in the list already.")))
            if name:
                seen.add(same_value(name))
        return cleaned

    def motivations(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"motivation-{kind}"], self[f"motivation-{kind}-words"]) for kind in Motivation.Kind.values]

    def starters(self) -> list[BoundField]:
        return [self[f"starter-{number}"] for number in range(len(STARTERS))]

    def own_values(self) -> list[tuple[BoundField, BoundField]]:
        """Never fewer than what was typed."""
        lines = [(self[f"value-{number}-name"], self[f"value-{number}-points"]) for number in range(OWN_LINES)]
        used = [number for number, line in enumerate(lines) if any(field.value() for field in line)]
        return lines[: max(self.lines_shown, *(number + 1 for number in used), 0)]

    def resources(self) -> list[tuple[str, Sequence[BoundField]]]:
        return [
            (label, [self[f"{kind}-{part}"] for part in RESOURCE_PARTS])
            for kind, label in ResourceNeedOffer.Kind.choices
        ]

    def ways(self) -> list[Way]:
        return [Way(label, low, high, self[item.value]) for item, (label, low, high) in WAYS.items()]

    def traits(self) -> list[BoundField]:
        return [self[name] for name, _label in TRAITS]

    def words(self) -> ProfileWords:
        found = self.cleaned_data
        starters = [(name, found[f"starter-{number}"]) for number, name in enumerate(STARTERS)]
        own = [(found[f"value-{number}-name"], found[f"value-{number}-points"]) for number in range(OWN_LINES)]
        return ProfileWords(
            mission=found.get("mission", ""),
            motivations={
                kind: (found[f"motivation-{kind}"], found[f"motivation-{kind}-words"])
                for kind in Motivation.Kind.values
            },
            values=[(name, points) for name, points in (*starters, *own) if name and points],
            resources=[
                ResourceWords(
                    kind,
                    need=found[f"{kind}-need"],
                    offer=found[f"{kind}-offer"],
                    importance=found[f"{kind}-importance"],
                    need_note=found[f"{kind}-need_note"],
                    offer_note=found[f"{kind}-offer_note"],
                )
                for kind in ResourceNeedOffer.Kind.values
            ],
            ways={item.value: found[item.value] for item in Item},
            traits={name: found[name] for name, _label in TRAITS},
        )


def _degree(choices: Any, *, label: Any, initial: int) -> forms.TypedChoiceField:
    """Left out of a form that was sent, a degree is its lowest."""
    return forms.TypedChoiceField(
        label=label, choices=choices, coerce=int, initial=initial, required=False, empty_value=choices[0][0]
    )


def _line(label: Any, initial: str, longest: int = 200) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=longest, initial=initial)


def _points(label: Any, initial: int | None) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=ValueAllocation.ALL, initial=initial or None
    )
