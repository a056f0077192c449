"""What people talk about, as a page shows it: each theme with its people and its promise, or outside the mission."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alignment.measures.findings import Rule
from alignment.queries.finding_names import LEADERS, of_round


@dataclass(frozen=True)
class ThemeRow:
    words: str
    people: str  # how many of how many
    percent: float
    promise: str  # empty: the mission does not mention it
    quote: str
    quoted: str = ""  # who wrote the quote, where names are shown
    names: tuple[tuple[int, str], ...] = ()  # answer, name; alphabetical


@dataclass(frozen=True)
class Themes:
    rows: tuple[ThemeRow, ...] = ()
    series: str = ""  # the rounds that findings are about, leaders or staff; others have none

    @property
    def outside(self) -> ThemeRow | None:
        """The largest that no promise speaks of."""
        return next((row for row in self.rows if not row.promise), None)

    @property
    def sentence(self) -> str:
        if self.outside is None:
            return _("The mission speaks of every theme that we found.")
        said = _("%(people)s answers are about “%(words)s”, and the mission does not mention it.")
        return said % {"people": self.outside.people, "words": self.outside.words}

    @property
    def action(self) -> str:
        if self.outside is None:
            return ""
        return _("Decide whether “%(words)s” is part of the mission") % {"words": self.outside.words}

    @property
    def finding(self) -> str:
        """The name of the finding that it is outside, so that an action about it is recognized."""
        return of_round(Rule.OUTSIDE, self.series, self.outside.words) if self.outside and self.series else ""


def named_themes(facts: dict[str, Any]) -> Themes:
    """Of an attributed round, from the facts of `release_report`."""
    answers = {fact["id"]: fact for fact in facts["answers"]}
    promises = {fact["id"]: fact["text"] for fact in facts["promises"]}
    rows = tuple(_named(fact, answers, promises) for fact in facts["themes"])
    return Themes(rows, LEADERS)


def _named(fact: dict[str, Any], answers: dict[int, dict[str, Any]], promises: dict[int, str]) -> ThemeRow:
    typical, size = answers.get(fact["typical"]), len(fact["answers"])
    return ThemeRow(
        words=", ".join(fact["words"]),
        people=_("%(count)s of %(n)s") % {"count": size, "n": fact["n"]},
        percent=round(100 * size / fact["n"]),
        promise=promises.get(fact["promise"], ""),
        quote=typical["text"] if typical else "",
        quoted=typical["name"] if typical else "",
        names=tuple((key, answers[key]["name"]) for key in fact["answers"]),
    )
