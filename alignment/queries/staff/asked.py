"""Questions that are read as nothing but themselves: one bar for each item."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alignment.queries.staff.coded import Coded, Share, capital
from alignment.queries.staff.facts import Facts
from alignment.queries.staff.index import rated_item
from alignment.queries.staff.released import Released

MEASURES = {"single": "chosen", "multiple": "chosen", "ranking": "place", "allocation": "mean", "rating": "mean"}
SHOWN_ELSEWHERE = {"index", "agrees", "aided"}


@dataclass(frozen=True)
class ItemBar:
    text: str
    figure: Coded
    agreement: str = ""


@dataclass(frozen=True)
class Asked:
    text: str
    kind: str
    n: int
    bars: tuple[ItemBar, ...]
    known: Share | None  # of a line-of-sight check: who chose exactly what the leaders meant

    @property
    def unit(self) -> str:
        return {
            "ranking": _("100: everybody puts it first; 0: everybody puts it last."),
            "allocation": _("Points of 100, on average."),
            "rating": _("0: everybody strongly disagrees; 100: everybody strongly agrees."),
        }.get(self.kind, _("Share who chose it."))

    @property
    def sentence(self) -> str:
        if self.known:
            return _("%(share)s of %(n)s know it.") % {"share": capital(self.known.words), "n": self.known.n}
        most = max(self.bars, key=lambda bar: bar.figure.value)
        return _("Highest: “%(item)s”, %(figure)s.") % {"item": most.text, "figure": most.figure.words}

    @property
    def action(self) -> str:
        return _("Talk about “%(question)s”") % {"question": self.text}


def asked(released: Released) -> Iterator[Asked]:
    for question in released.facts["questions"]:
        measure = MEASURES.get(question["kind"])
        if measure is None or question["role"] in SHOWN_ELSEWHERE:
            continue
        bars = tuple(_bars(released, question, measure))
        if bars:
            known = released.whole("sight", question["key"])
            yield Asked(
                text=question["text"],
                kind=question["kind"],
                n=max(bar.figure.n for bar in bars),
                bars=bars,
                known=known.share if known else None,
            )


def _bars(released: Released, question: Facts, measure: str) -> Iterator[ItemBar]:
    for item in question["items"]:
        if question["kind"] == "rating":
            if rated := rated_item(released, question["key"], item):
                yield ItemBar(rated.text, rated.score, rated.agreement)
        elif found := released.whole(measure, question["key"], item["key"]):
            yield ItemBar(item["text"], found.share if measure == "chosen" else found.score)
