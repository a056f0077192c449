"""The grid of pairs as a page draws it: plain data, in order and filtered; of a partnership or a first look."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerships.compatibility import GoalBalance
from partnerships.queries.ground import UrlOf
from partnerships.queries.picture import Seen
from partnerships.queries.sentences import harm_in_words, hundredths

ROOMY = 7  # up to so many goals a side stand with all their words
LISTED = 15  # pairs a phone lists at once
SHORT = 26  # characters of a column's name
Ids = tuple[int, int]


class Show(StrEnum):
    ALL = "all"
    TENSIONS = "tensions"
    SYNERGIES = "synergies"
    DIFFERENTLY = "differently"
    UNRATED = "unrated"


class Sort(StrEnum):
    IMPORTANCE = "importance"
    HARM = "harm"


SHOWN: dict[Show, str | Promise] = {
    Show.ALL: _("All"),
    Show.TENSIONS: _("Hurts"),
    Show.SYNERGIES: _("Helps"),
    Show.DIFFERENTLY: _("Seen differently"),
    Show.UNRATED: _("Not rated"),
}
SORTED: dict[Sort, str | Promise] = {
    Sort.IMPORTANCE: _("Most important first"),
    Sort.HARM: _("Most harm first"),
}


@dataclass(frozen=True)
class Asked:
    """What the address asks to see; whatever it does not know is left at the beginning."""

    show: Show = Show.ALL
    sort: Sort = Sort.IMPORTANCE
    is_whole: bool = False
    kept: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, given: Mapping[str, str], *, kept: Iterable[str] = ()) -> "Asked":
        show = next((one for one in Show if one == given.get("show")), Show.ALL)
        sort = next((one for one in Sort if one == given.get("sort")), Sort.IMPORTANCE)
        return cls(show, sort, given.get("list") == "all", tuple((name, given[name]) for name in kept if name in given))

    def query(self, **other: str) -> str:
        said = {**dict(self.kept), "show": self.show, "sort": self.sort, **other}
        beginning = {"show": Show.ALL, "sort": Sort.IMPORTANCE}
        return "?" + urlencode({name: value for name, value in said.items() if beginning.get(name) != value})


@dataclass(frozen=True)
class Margin:
    """What one goal gives or receives, in hundredths, with a bar around the middle of 100."""

    label: str
    x: float
    width: float
    is_harm: bool


@dataclass(frozen=True)
class Head:
    text: str
    short: str
    importance: int
    gives: Margin | None
    receives: Margin | None


@dataclass(frozen=True)
class GridCell:
    url: str
    ours: str
    theirs: str
    gives: float | None
    receives: float | None
    is_wide: bool
    is_agreed: bool
    is_shown: bool
    is_stale: bool


@dataclass(frozen=True)
class Choice:
    label: str | Promise
    query: str
    is_chosen: bool
    count: int | None = None


@dataclass(frozen=True)
class Worst:
    """`alike`: how many others weigh as much, so that the first of equals is not taken for the only one."""

    words: str
    value: float
    url: str
    alike: int


@dataclass(frozen=True)
class PairGrid:
    """`listed` are the pairs a phone shows, what hurts most first; `rest` how many more `whole` leads to."""

    columns: list[Head]
    rows: list[tuple[Head, list[GridCell]]]
    listed: list[GridCell]
    rest: int
    whole: str
    matching: int
    pairs: int
    worst: Worst | None
    shows: list[Choice]
    sorts: list[Choice]
    is_dense: bool
    has_margins: bool


def pair_grid(seen: Seen[Any], *, asked: Asked, url_of: UrlOf) -> PairGrid:
    """Rows and columns in which nothing matches are left out; in those that stay, other cells stand back."""
    groups = _groups(seen)
    wanted = groups[asked.show]
    cells = {ids: _cell(seen, ids, url_of, is_shown=ids in wanted) for ids in seen.cells}
    ours = _ordered(seen.ours, asked.sort, [ours for ours, _theirs in groups[Show.TENSIONS]])
    theirs = _ordered(seen.theirs, asked.sort, [theirs for _ours, theirs in groups[Show.TENSIONS]])
    rows = [our for our in ours if any((our.pk, their.pk) in wanted for their in theirs)]
    columns = [their for their in theirs if any((our.pk, their.pk) in wanted for our in ours)]
    listed = [cells[ids] for ids in _heaviest_first(groups) if ids in wanted]
    margins = _margins(seen)
    return PairGrid(
        columns=[_head(goal, margins) for goal in columns],
        rows=[(_head(our, margins), [cells[our.pk, their.pk] for their in columns]) for our in rows],
        listed=listed if asked.is_whole else listed[:LISTED],
        rest=0 if asked.is_whole else max(len(listed) - LISTED, 0),
        whole=asked.query(list="all"),
        matching=len(wanted),
        pairs=len(cells),
        worst=worst_in(seen, url_of),
        shows=[
            Choice(label, asked.query(show=show), show is asked.show, len(groups[show]))
            for show, label in SHOWN.items()
            if groups[show] or show in (Show.ALL, Show.TENSIONS, Show.SYNERGIES, asked.show)
        ],
        sorts=[Choice(label, asked.query(sort=sort), sort is asked.sort) for sort, label in SORTED.items()],
        is_dense=max(len(seen.ours), len(seen.theirs)) > ROOMY,
        has_margins=bool(margins),
    )


def short_name(text: str) -> str:
    """Whole words, as many as stand upright over a column."""
    if len(text) <= SHORT:
        return text
    return f"{text[: SHORT + 1].rsplit(' ', 1)[0][:SHORT]}…"


def _groups(seen: Seen[Any]) -> dict[Show, dict[Ids, None]]:
    """Which pairs belong where, in the order of the engine: the heaviest first."""
    found = seen.assessment
    cells = seen.cells
    return {
        Show.ALL: dict.fromkeys(cells),
        Show.TENSIONS: dict.fromkeys((one.effect.goal_a, one.effect.goal_b) for one in found.tensions),
        Show.SYNERGIES: dict.fromkeys(one.pair for one in found.opportunities),
        Show.DIFFERENTLY: dict.fromkeys(ids for ids, cell in cells.items() if cell.is_wide),
        Show.UNRATED: dict.fromkeys(ids for ids, cell in cells.items() if None in (cell.gives, cell.receives)),
    }


def _heaviest_first(groups: dict[Show, dict[Ids, None]]) -> dict[Ids, None]:
    return {**groups[Show.TENSIONS], **groups[Show.SYNERGIES], **groups[Show.ALL]}


def _ordered(goals: Iterable[Any], sort: Sort, harmed: list[int]) -> list[Any]:
    if sort is Sort.IMPORTANCE:
        return list(goals)
    first = {pk: place for place, pk in reversed(list(enumerate(harmed)))}
    return sorted(goals, key=lambda goal: first.get(goal.pk, len(harmed)))


def _cell(seen: Seen[Any], ids: Ids, url_of: UrlOf, *, is_shown: bool) -> GridCell:
    cell = seen.cells[ids]
    return GridCell(
        url=url_of(*ids),
        ours=cell.ours.text,
        theirs=cell.theirs.text,
        gives=cell.gives,
        receives=cell.receives,
        is_wide=cell.is_wide,
        is_agreed=cell.is_agreed,
        is_shown=is_shown,
        is_stale=cell.is_stale,
    )


def _margins(seen: Seen[Any]) -> dict[int, GoalBalance]:
    synergy = seen.assessment.synergy
    return {one.goal: one for one in (*synergy.goals_a, *synergy.goals_b)} if synergy else {}


def _head(goal: Any, margins: dict[int, GoalBalance]) -> Head:
    balance = margins.get(goal.pk)
    gives, receives = (_margin(balance.gives), _margin(balance.receives)) if balance else (None, None)
    return Head(goal.text, short_name(goal.text), goal.importance, gives, receives)


def _margin(share: float) -> Margin:
    width = round(50 * abs(share), 1)
    return Margin(hundredths(share), 50 if share >= 0 else 50 - width, width, share < 0)


def worst_in(seen: Seen[Any], url_of: UrlOf) -> Worst | None:
    tension = next(iter(seen.assessment.tensions), None)
    if tension is None:
        return None
    url = url_of(tension.effect.goal_a, tension.effect.goal_b)  # type: ignore[arg-type]  # keys are our ids
    alike = sum(one.share == tension.share for one in seen.assessment.tensions) - 1
    return Worst(harm_in_words(seen, tension.effect, tension.value), tension.value, url, alike)
