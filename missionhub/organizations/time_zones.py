"""Which time zones a person can choose: those named after a place, and UTC."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

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
    """The zone somebody means by its name or by its city alone, however it is written."""
    return _meant().get(_plain(typed))


def _shown(name: str) -> str:
    return name.replace("_", " ")


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())


@cache
def _meant() -> dict[str, str]:
    """A city that stands under two names has the same clock under both."""
    names = [*sorted(places(), reverse=True), UTC]
    cities = {_plain(name.rpartition("/")[2]): name for name in names}
    return cities | {_plain(name): name for name in names}


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
            raise forms.ValidationError(
                _(
                    "We do not know the time zone “%(typed)s”. Type the largest city near you, such as “Chicago” or "
                    "“Berlin”, and choose it from the list."
                )
                % {"typed": typed}
            )
        return found
