"""The results page of a round without names, arranged from `staff_facts` alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from alignment.queries.staff.asked import Asked, asked
from alignment.queries.staff.awareness import Awareness, awareness
from alignment.queries.staff.facts import Facts, staff_facts
from alignment.queries.staff.index import Index, Line, index, line
from alignment.queries.staff.knowing import Knowing, knowing
from alignment.queries.staff.released import Released
from alignment.queries.staff.response import Response, response
from alignment.queries.staff.showing import Showing, showing
from alignment.queries.staff.talk import themes
from alignment.queries.themes import Themes
from surveys.models import AS_RELEASED, Round

GUIDE_BELOW = 10
QUOTES_AT_FIRST = 3


@dataclass(frozen=True)
class QuoteGroup:
    """Texts of one question at the one team they may be shown at, in the random order of the release."""

    question: str
    team: str
    texts: tuple[str, ...]

    @property
    def first(self) -> tuple[str, ...]:
        return self.texts[:QUOTES_AT_FIRST]

    @property
    def more(self) -> tuple[str, ...]:
        return self.texts[QUOTES_AT_FIRST:]


@dataclass(frozen=True)
class Finding:
    """What was found, the part of the page that shows it, and what one could do about it."""

    part: str
    sentence: str
    action: str


@dataclass(frozen=True)
class Edition:
    """The texts as one version of the mission reads them."""

    edition: int
    label: str
    released_at: datetime | None
    is_shown: bool


@dataclass(frozen=True)
class StaffPage:
    facts: Facts
    n: int
    response: Response
    showing: Showing | None
    knowing: Knowing | None
    index: Index | None
    line: Line | None
    awareness: Awareness | None
    asked: tuple[Asked, ...]
    themes: Themes
    quotes: tuple[QuoteGroup, ...]
    hidden_teams: int

    @property
    def title(self) -> str:
        return str(self.facts["round"]["title"])

    @property
    def is_public(self) -> bool:
        return bool(self.facts["round"]["mode"] == Round.Mode.PUBLIC)

    @property
    def question(self) -> str:
        if self.is_public:
            return _("Do people know what we are there for?")
        return _("Do we know what we are here for, and do we agree?")

    @property
    def sentence(self) -> str:
        """The first finding; where nothing may be shown, why."""
        first = next(iter(self.findings), None)
        if first:
            return first.sentence
        fewest = self.facts["round"]["minimums"]["scores"]
        return _(
            "Too few answered for any figure: %(fewest)s are needed, and nothing smaller is ever shown. Ask again with "
            "a longer time, or ask more people."
        ) % {"fewest": fewest}

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(self._findings())

    def _findings(self) -> Iterator[Finding]:
        for part in ("awareness", "knowing", "showing", "index"):
            if found := getattr(self, part):
                yield Finding(part, found.sentence, found.action)
        for number, question in enumerate(self.asked, start=1):
            yield Finding(f"asked-{number}", question.sentence, question.action)

    @property
    def editions(self) -> list[Edition]:
        """How the texts may be read; empty while there is only one way."""
        found = self.facts["editions"]
        return [_edition(fact, is_shown=fact["edition"] == self.facts["edition"]) for fact in found if len(found) > 1]

    @property
    def is_read_again(self) -> bool:
        return bool(self.facts["edition"] != AS_RELEASED)

    @property
    def is_unread(self) -> bool:
        """There are texts to read, and nothing has read them yet."""
        roles = {question["role"] for question in self.facts["questions"]}
        return self.facts["reading"] is None and bool(roles & {"work", "unaided"})

    @property
    def is_guide(self) -> bool:
        """So few answered that talking tells more than a chart."""
        return self.n < GUIDE_BELOW

    @property
    def closed_at(self) -> datetime | None:
        return _moment(self.facts["round"]["closed_at"])

    @property
    def released_at(self) -> datetime | None:
        return _moment(self.facts["round"]["released_at"])


def staff_page(round: Round, *, edition: int = AS_RELEASED) -> StaffPage:
    return arrange(staff_facts(round, edition=edition))


def arrange(facts: Facts) -> StaffPage:
    released = Released(facts)
    shown, strongly = showing(released), line(released)
    overall = shown.overall if shown else strongly.share if strongly else None
    return StaffPage(
        facts=facts,
        n=released.n,
        response=response(released, overall),
        showing=shown,
        knowing=knowing(released),
        index=index(released),
        line=strongly,
        awareness=awareness(released),
        asked=tuple(asked(released)),
        themes=themes(released),
        quotes=tuple(_quotes(released)),
        hidden_teams=_hidden_teams(released),
    )


def _hidden_teams(released: Released) -> int:
    """Teams that no figure shows alone."""
    shown = {fact["team"] for fact in released.facts["figures"]}
    return len([team for team in released.teams if team not in shown])


def _quotes(released: Released) -> Iterator[QuoteGroup]:
    words = {question["key"]: question["text"] for question in released.facts["questions"]}
    groups: dict[tuple[str, int], list[str]] = {}
    for quote in released.facts["quotes"]:
        groups.setdefault((quote["question"], quote["team"]), []).append(quote["text"])
    for question, text in words.items():
        for team in released.teams.values():
            if texts := groups.get((question, team.id)):
                yield QuoteGroup(text, team.name, tuple(texts))


def _edition(fact: Facts, *, is_shown: bool) -> Edition:
    is_first = fact["edition"] == AS_RELEASED
    words = _("As released") if is_first else _("Read again with mission version %(number)s")
    label = words % {"number": fact["version"]}
    return Edition(fact["edition"], label, _moment(fact["released_at"]), is_shown)


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
