"""Which time zones a person can choose: those named after a place, and UTC."""

import unicodedata
from difflib import get_close_matches
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.cities import KNOWN_PLACES

MOST_NEAR, ALIKE = 3, 0.72  # how many names are suggested, and how much of the spelling must agree
PARTS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
UTC = "UTC"


@cache
def places() -> frozenset[str]:
    """Read once: the list of zones is a walk through hundreds of files."""
    return frozenset(name for name in available_timezones() if name.partition("/")[0] in PARTS)


def is_time_zone(name: str) -> bool:
    return name == UTC or name in places()


@cache
def shown_time_zones() -> tuple[str, ...]:
    """As people read and type them: *America/New York*."""
    return (*(_shown(name) for name in sorted(places())), UTC)


def find_time_zone(typed: str) -> str | None:
    """The zone somebody means by its name, a large city or a country of one clock, however it is written.

    “Manchester, UK” is understood where both parts say the same clock.
    """
    found = _meant().get(_plain(typed))
    if found is None and "," in typed:
        city, country = (_meant().get(_plain(part)) for part in typed.rsplit(",", 1))
        return city if city == country else None
    return found


def near_places(typed: str) -> list[str]:
    """Names of known places that are spelled nearly like this one, as people write them; the nearest first."""
    near = get_close_matches(_plain(typed), list(_names()), n=MOST_NEAR, cutoff=ALIKE)
    return [_names()[name] for name in near]


def _shown(name: str) -> str:
    return name.replace("_", " ")


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().replace("_", " ").replace("’", "'"))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


@cache
def _meant() -> dict[str, str]:
    """A city that stands under two names has the same clock under both."""
    names = [*sorted(places(), reverse=True), UTC]
    cities = {_plain(name.rpartition("/")[2]): name for name in names}
    known = {_plain(place): zone for zone, places_there in _known().items() for place in places_there}
    return known | cities | {_plain(name): name for name in names}


@cache
def _known() -> dict[str, list[str]]:
    """Zones that this computer knows, with further names of places there."""
    return {zone: listed.split(", ") for zone, listed in KNOWN_PLACES.items() if zone in places()}


@cache
def _names() -> dict[str, str]:
    """Each city and country without its continent, as it is compared and as it is shown."""
    listed = [place for places_there in _known().values() for place in places_there]
    cities = [_shown(name.rpartition("/")[2]) for name in sorted(places())]
    return {_plain(name): name for name in [*listed, *cities]}


class TimeZoneInput(forms.TextInput):
    """A line to type in, with the known zones to choose from."""

    template_name = "organizations/time_zone_input.html"

    def __init__(self) -> None:
        super().__init__({"data-time-zone": "", "list": "time-zones", "autocomplete": "off", "spellcheck": "false"})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, attrs) | {"zones": shown_time_zones()}


class TimeZoneField(forms.CharField):
    """Left empty, the page's script writes the zone of the device; without scripts a person does."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Time zone"),
            help_text=_("Type a large city nearby. Rounds close at the end of a day there."),
            widget=TimeZoneInput(),
            error_messages={"required": _("Say where you are: type a large city nearby, such as “Chicago”.")},
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """What is known is shown as people write it; what is not stays as it was typed."""
        return _shown(value) if isinstance(value, str) and is_time_zone(value) else value

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        found = find_time_zone(typed) if typed else ""
        if found is None:
            raise forms.ValidationError(_unknown(typed))
        return found


def _unknown(typed: str) -> str:
    near = near_places(typed)
    if near:
        names = ", ".join(f"“{name}”" for name in near)
        return gettext("We do not know the time zone “%(typed)s”. Did you mean %(names)s?") % {
            "typed": typed,
            "names": names,
        }
    return gettext(
        "We do not know the time zone “%(typed)s”. Type the largest city near you, such as “Chicago” or “Berlin”, and "
        "choose it from the list."
    ) % {"typed": typed}
