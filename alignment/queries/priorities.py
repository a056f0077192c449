"""In which order leaders would keep the promises this year: places, how far the orders agree, and the map of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from django.utils.translation import gettext as _

from alignment.measures.priorities import Chance, ConsensusMap, consensus_map, kendalls_w, order_chance
from alignment.models import Release
from missionhub.core.charts import Arrow, Item
from surveys.questionnaire import PRIORITIES, say

FEWEST = 4  # people, before a figure or a map is made of their orders
CERTAIN = 0.05


@dataclass(frozen=True)
class PromiseRow:
    """One promise: its mean place, and the place each person gives it, in the order of the people."""

    number: int
    text: str
    mean: float
    places: tuple[int, ...]

    @property
    def mean_words(self) -> str:
        return f"{self.mean:.1f}"

    @property
    def told(self) -> str:
        words = _("%(number)s: %(text)s, mean place %(mean)s")
        return words % {"number": self.number, "text": self.text, "mean": self.mean_words}


@dataclass(frozen=True)
class Priorities:
    """`rows` by mean place, the first first; `people` by name, as everywhere."""

    people: tuple[str, ...]
    rows: tuple[PromiseRow, ...]
    invited: int
    w: float | None
    chance: Chance | None
    map: ConsensusMap | None

    @property
    def n(self) -> int:
        return len(self.people)

    @property
    def agree(self) -> bool:
        return self.chance is not None and self.chance.p_value <= CERTAIN

    @property
    def sentence(self) -> str:
        first = self.rows[0].text
        if self.w is None:
            words = _("%(n)s put the promises in order; four are needed before we say how far the orders agree.")
        elif self.agree:
            words = _(
                "%(n)s leaders put the promises in a more similar order than chance would; first comes “%(first)s”."
            )
        else:
            words = _("%(n)s leaders put the promises in orders no more alike than chance could make them.")
        return words % {"n": self.n, "first": first}

    @property
    def sure(self) -> str:
        if self.w is None or self.chance is None:
            return ""
        words = _(
            "Kendall’s W = %(w)s (0: no agreement, 1: the same order); chance alone reaches %(line)s, p = %(p)s. "
            "n = %(n)s."
        )
        figures = {"w": f"{self.w:.2f}", "line": f"{self.chance.line:.2f}", "p": f"{self.chance.p_value:.3f}"}
        return words % (figures | {"n": self.n})

    @property
    def accounted(self) -> str:
        if self.map is None:
            return ""
        told = _(
            "The drawing shows %(share)s%% of all differences between the orders (%(first)s%% across, %(second)s%% up)."
        )
        first, second = (round(100 * share) for share in self.map.accounted)
        return told % {"share": first + second, "first": first, "second": second}

    @property
    def arrows(self) -> list[Arrow]:
        spots = self.map.people if self.map else ()
        return [Arrow(self.people[place], *spot, told=self._told(place)) for place, spot in enumerate(spots)]

    @property
    def items(self) -> list[Item]:
        by_number = sorted(self.rows, key=lambda row: row.number)
        spots = self.map.items if self.map else ()
        return [Item(by_number[place].number, *spot, told=by_number[place].told) for place, spot in enumerate(spots)]

    def _told(self, person: int) -> str:
        order = sorted(self.rows, key=lambda row: row.places[person])
        return f"{self.people[person]}: {', '.join(str(row.number) for row in order)}"


def priorities(release: Release) -> Priorities | None:
    """From the frozen orders beside the answers, and the words of the question as it was asked; None if it was not."""
    questionnaire = release.round.questionnaire
    question = next((one for one in questionnaire if one.key == PRIORITIES.key), None)
    if question is None:
        return None
    keys = question.item_keys
    told = release.answers.exclude(priorities=[]).order_by("position").values_list("name", "priorities")
    orders = [(name, order) for name, order in told if sorted(order) == sorted(keys)]
    if not orders:
        return None
    texts = {item.key: say(item.text, "en") for item in question.items}
    places = {key: tuple(order.index(key) + 1 for _name, order in orders) for key in keys}
    rows = [PromiseRow(number, texts[key], fmean(places[key]), places[key]) for number, key in enumerate(keys, start=1)]
    names = tuple(name for name, _order in orders)
    return _measured(names, rows, invited=release.invited)


def _measured(people: tuple[str, ...], rows: Sequence[PromiseRow], *, invited: int) -> Priorities:
    enough = len(people) >= FEWEST
    ratings = [[-row.places[person] for row in rows] for person in range(len(people))]
    w = kendalls_w(ratings) if enough else None
    return Priorities(
        people=people,
        rows=tuple(sorted(rows, key=lambda row: (row.mean, row.number))),
        invited=invited,
        w=w,
        chance=None if w is None else order_chance(w, people=len(people), items=len(rows)),
        map=consensus_map(ratings) if enough else None,
    )
