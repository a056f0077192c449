"""Which time zones a person can choose: those named after a place, by part of the world, and UTC."""

from functools import cache
from itertools import groupby
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

PARTS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
UTC = "UTC"

Choice = tuple[str, str]


@cache
def places() -> frozenset[str]:
    """Read once: the list of zones is a walk through hundreds of files."""
    return frozenset(name for name in available_timezones() if _part(name) in PARTS)


def is_time_zone(name: str) -> bool:
    return name == UTC or name in places()


@cache
def time_zone_choices() -> list[tuple[str, object]]:
    """Nothing chosen, then places under their part of the world, then UTC."""
    names = sorted(places())
    parts: list[tuple[str, object]] = [
        (part, [(name, _place(name)) for name in of_part]) for part, of_part in groupby(names, key=_part)
    ]
    return [("", _("Choose the nearest city")), *parts, (UTC, UTC)]


def _part(name: str) -> str:
    return name.partition("/")[0]


def _place(name: str) -> str:
    """*Argentina: Buenos Aires* under America."""
    return name.partition("/")[2].replace("/", ": ").replace("_", " ")


class TimeZoneField(forms.ChoiceField):
    """Left empty, the page's script chooses the zone of the device; without scripts a person does."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            label=_("Time zone"),
            help_text=_("Rounds close at the end of a day there."),
            choices=time_zone_choices,
            widget=forms.Select(attrs={"data-time-zone": ""}),
            error_messages={
                "required": _("Choose a time zone: the nearest city will do."),
                "invalid_choice": _("We do not know the time zone “%(value)s”. Choose the nearest city."),
            },
            **kwargs,  # type: ignore[arg-type]  # whatever a choice field takes
        )
