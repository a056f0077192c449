"""The mission index with its items, how alike people answer them, and the line that others drew."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alignment.lines.shipped import STANDS_FOR, shipped_line
from alignment.measures.agreement import Word
from alignment.queries.line_comparison import LineComparison, compare_coded_with_line
from alignment.queries.staff.coded import Coded, Share, share_of
from alignment.queries.staff.facts import Facts
from alignment.queries.staff.released import Released, Shown

KNOWS_WHAT_WE_STAND_FOR = "knowledge"


@dataclass(frozen=True)
class Item:
    """`score` 0 … 100; `top` chose the highest of five, where enough answered for a spread."""

    key: str
    text: str
    score: Coded
    top: Share | None
    agreement: str
    r_star: str
    deviation: str


@dataclass(frozen=True)
class TeamScore:
    name: str
    score: Coded


@dataclass(frozen=True)
class Index:
    score: Coded
    items: tuple[Item, ...]
    agreement: str
    r_star: str
    deviation: str
    alpha: str
    alpha_n: int
    teams: tuple[TeamScore, ...]

    @property
    def sentence(self) -> str:
        words = _("The mission index is %(score)s of 100.") % {"score": self.score.words}
        weakest = min(self.items, key=lambda item: item.score.value, default=None)
        strongest = max(self.items, key=lambda item: item.score.value, default=None)
        if weakest is None or strongest is None or weakest.score.value == strongest.score.value:
            return words
        said = _("Highest: “%(high)s” Lowest: “%(low)s”") % {"high": strongest.text, "low": weakest.text}
        return f"{words} {said}"

    @property
    def action(self) -> str:
        weakest = min(self.items, key=lambda item: item.score.value)
        return _("Find out what stands behind “%(item)s”") % {"item": weakest.text}


@dataclass(frozen=True)
class Line:
    """Our top box against theirs."""

    item: str
    share: Share
    comparison: LineComparison
    population: str
    source: str
    url: str
    is_comparable: bool
    reason: str


def index(released: Released) -> Index | None:
    asked = released.question("index")
    shown = released.of("index", asked["key"]) if asked else {}
    whole = shown.get(released.root.id)
    if asked is None or whole is None:
        return None
    word, r_star, deviation = _agreement(released.whole("agreement", asked["key"]))
    alpha = released.whole("reliability", asked["key"])
    return Index(
        score=whole.score,
        items=tuple(item for fact in asked["items"] if (item := rated_item(released, asked["key"], fact))),
        agreement=word,
        r_star=r_star,
        deviation=deviation,
        alpha=f"{alpha.value['alpha']:.2f}" if alpha else "",
        alpha_n=alpha.n if alpha else 0,
        teams=tuple(TeamScore(team.name, shown[team.id].score) for team in released.teams.values() if team.id in shown),
    )


def rated_item(released: Released, question: str, fact: Facts) -> Item | None:
    """One item rated from 1 to 5 by everybody; None where too few did."""
    mean = released.whole("mean", question, fact["key"])
    if mean is None:
        return None
    word, r_star, deviation = _agreement(released.whole("agreement", question, fact["key"]))
    return Item(
        fact["key"], fact["text"], mean.score, top_box(released, question, fact["key"]), word, r_star, deviation
    )


def top_box(released: Released, question: str, item: str) -> Share | None:
    spread = released.whole("spread", question, item)
    return share_of(spread.value["shares"][-1], spread.n) if spread else None


def line(released: Released) -> Line | None:
    """Who strongly agree that they know what we stand for, held against the line that ships."""
    asked, theirs = released.question("index"), shipped_line(STANDS_FOR)
    share = top_box(released, asked["key"], KNOWS_WHAT_WE_STAND_FOR) if asked else None
    if asked is None or theirs is None or share is None:
        return None
    text = next(item["text"] for item in asked["items"] if item["key"] == KNOWS_WHAT_WE_STAND_FOR)
    return Line(
        item=text,
        share=share,
        comparison=compare_coded_with_line(counts=share.counts, shown=share.words, n=share.n, line=theirs),
        population=str(theirs.population),
        source=str(theirs.source),
        url=theirs.url,
        is_comparable=theirs.is_comparable,
        reason=str(theirs.reason),
    )


def _agreement(shown: Shown | None) -> tuple[str, str, str]:
    """The word, only where chance is beaten; r* and AD as they were let out."""
    if shown is None or not shown.value.get("r_star"):
        return "", "", ""
    words = {
        Word.NONE: _("no agreement"),
        Word.WEAK: _("weak agreement"),
        Word.MODERATE: _("moderate agreement"),
        Word.STRONG: _("strong agreement"),
        Word.VERY_STRONG: _("very strong agreement"),
    }
    word = shown.value["word"]
    r_star, deviation = (_tenths(shown.value[name]) for name in ("r_star", "deviation"))
    return (str(words[Word(word)]) if word else ""), r_star, deviation


def _tenths(value: dict[str, float]) -> str:
    return Coded(value["value"], 0, bool(value["at_least"]), bool(value["at_most"])).words
