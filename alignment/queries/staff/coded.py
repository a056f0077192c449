"""A figure as it was let out: its words, and everything it could have been."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from alignment.measures.proportion import wilson
from surveys.disclosure.coding import rounded_percent


@dataclass(frozen=True)
class Coded:
    """`value` lies in 0 … 100; an end that is coded says so in its words."""

    value: float
    n: int
    at_least: bool = False
    at_most: bool = False

    @property
    def figure(self) -> str:
        return f"{self.value:g}"

    @property
    def words(self) -> str:
        if self.at_least:
            return _("at least %(figure)s") % {"figure": self.figure}
        if self.at_most:
            return _("at most %(figure)s") % {"figure": self.figure}
        return self.figure

    @property
    def short(self) -> str:
        """For the cell of a table: a coded end as the range that it stands for."""
        if self.at_least:
            return f"{self.value:g}–100"
        return f"0–{self.value:g}" if self.at_most else f"{self.value:g}"

    @property
    def band(self) -> int:
        """One of the seven steps of the ramp."""
        return min(6, int(self.value * 7 / 100))


@dataclass(frozen=True)
class Share(Coded):
    @property
    def figure(self) -> str:
        return f"{self.value:g}%"

    @cached_property
    def counts(self) -> range:
        """How many of n it may have been: every count that would be written like this."""
        fits = [count for count in range(self.n + 1) if self._fits(rounded_percent(count, self.n))]
        return range(min(fits), max(fits) + 1)

    def _fits(self, percent: int) -> bool:
        if self.at_least:
            return percent >= self.value
        return percent <= self.value if self.at_most else percent == self.value

    @property
    def low(self) -> int:
        found = wilson(self.counts[0], self.n)
        return round(100 * found.low) if found else 0

    @property
    def high(self) -> int:
        found = wilson(self.counts[-1], self.n)
        return round(100 * found.high) if found else 100

    @property
    def sure(self) -> str:
        return _("Likely between %(low)s and %(high)s%%, rounding included. n = %(n)s.") % {
            "low": self.low,
            "high": self.high,
            "n": self.n,
        }


def share_of(value: dict[str, Any], n: int) -> Share:
    return Share(value["percent"], n, value["at_least"], value["at_most"])


def score_of(value: dict[str, Any], n: int) -> Coded:
    return Coded(value["value"], n, value["at_least"], value["at_most"])


def capital(words: str) -> str:
    """As the first words of a sentence."""
    return words[:1].upper() + words[1:]
