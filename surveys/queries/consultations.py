"""What a consultation found, from released figures alone: where most agree, what divides, and who is a minority."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alignment.measures.proportion import wilson
from surveys.models import Consultation, ReleasedFigure, Round, RoundNode, Statement

CLEAR = 60  # percent on one side: most say so
MANY = 40  # percent who pass
SIZEABLE = 15  # percent: a minority that is named
APART = 25  # percentage points between a team and the whole
HEADINGS = {
    "agree": gettext_lazy("Most agree"),
    "disagree": gettext_lazy("Most disagree"),
    "divided": gettext_lazy("People are divided"),
    "pass": gettext_lazy("Many pass: not clear yet, or not for them to say"),
}


@dataclass(frozen=True)
class Share:
    percent: int
    end: str = ""  # "at_least" or "at_most" where the figure is a coded end

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> "Share":
        return cls(value["percent"], next((end for end in ("at_least", "at_most") if value.get(end)), ""))

    def __str__(self) -> str:
        """A coded end as the range that it stands for."""
        return {"at_least": f"{self.percent}–100%", "at_most": f"0–{self.percent}%"}.get(self.end, f"{self.percent}%")


@dataclass(frozen=True)
class Votes:
    """How one group voted on one statement."""

    name: str
    n: int
    agree: Share
    disagree: Share
    passed: Share
    depth: int = 0
    stands_out: str = ""

    @property
    def parts(self) -> list[tuple[str, Share, str]]:
        """Each side with the color of its bar."""
        sides = ((_("Agree"), self.agree), (_("Disagree"), self.disagree), (_("Pass"), self.passed))
        return [(*side, tone) for side, tone in zip(sides, ("brand", "watch", "brand"), strict=True)]


@dataclass
class StatementResult:
    statement: Statement
    whole: Votes
    teams: list[Votes] = field(default_factory=list)
    groups: list[Votes] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Where it stands on the page."""
        whole = self.whole
        if whole.passed.percent >= MANY:
            return "pass"
        if max(whole.agree.percent, whole.disagree.percent) >= CLEAR:
            return "agree" if whole.agree.percent > whole.disagree.percent else "disagree"
        return "divided"

    @property
    def clarity(self) -> int:
        return abs(self.whole.agree.percent - self.whole.disagree.percent)

    @property
    def minority(self) -> str:
        """The smaller side in words, if it is sizeable; nothing where the larger side is not larger."""
        whole = self.whole
        less, against = sorted(((whole.agree, True), (whole.disagree, False)), key=lambda side: side[0].percent)[0]
        if less.percent < SIZEABLE or less.end or self.place == "divided":
            return ""
        words = _("about %(count)s of %(n)s agree") if against else _("about %(count)s of %(n)s disagree")
        return words % {"count": round(less.percent * whole.n / 100), "n": whole.n}

    @property
    def interval(self) -> str:
        """How far the share who agree may be off, if those who took part are like those who did not."""
        found = wilson(round(self.whole.agree.percent * self.whole.n / 100), self.whole.n)
        if found is None or self.whole.agree.end:
            return ""
        return _("between %(low)s and %(high)s%%") % {"low": round(100 * found.low), "high": round(100 * found.high)}

    @property
    def teams_apart(self) -> list[Votes]:
        """Teams that see it clearly differently from the whole."""
        return [team for team in self.teams if abs(team.agree.percent - self.whole.agree.percent) >= APART]

    @property
    def groups_apart(self) -> list[Votes]:
        return [group for group in self.groups if group.stands_out]


@dataclass(frozen=True)
class ConsultationResult:
    n: int
    places: Sequence[tuple[str, Sequence[StatementResult]]]
    groups: Sequence[tuple[str, int]]
    teams: Sequence[RoundNode]

    @property
    def statements(self) -> list[StatementResult]:
        return [one for _heading, found in self.places for one in found]

    @property
    def finding(self) -> str:
        """The result in one or two sentences."""
        counts = {
            "clear": sum(one.place in {"agree", "disagree"} for one in self.statements),
            "divided": sum(one.place == "divided" for one in self.statements),
            "minorities": len(self.minorities),
        }
        said = {
            "clear": _("most see it alike on %(count)s"),
            "divided": _("they are divided on %(count)s"),
            "minorities": _("a minority is kept on %(count)s"),
        }
        told = "; ".join(said[name] % {"count": count} for name, count in counts.items() if count)
        facts = {"n": self.n, "count": len(self.statements), "told": told or _("many pass on all of them")}
        return _("%(n)s people voted on %(count)s statements: %(told)s.") % facts

    @property
    def common(self) -> list[StatementResult]:
        """What every opinion group agrees on."""
        shared = (one for one in self.statements if one.groups)
        return [one for one in shared if all(group.agree.percent >= CLEAR for group in one.groups)]

    @property
    def minorities(self) -> list[StatementResult]:
        return [one for one in self.statements if one.minority]


def result_of(consultation: Consultation) -> ConsultationResult | None:
    """Nothing before the release, and nothing where fewer took part than a figure needs."""
    vote = consultation.vote
    if vote is None or vote.released_at is None:
        return None
    results = _results(vote, consultation)
    if not results:
        return None
    places = [
        (str(heading), sorted((one for one in results if one.place == place), key=lambda one: -one.clarity))
        for place, heading in HEADINGS.items()
    ]
    first = results[0]
    return ConsultationResult(
        n=first.whole.n,
        places=[(heading, found) for heading, found in places if found],
        groups=[(group.name, group.n) for group in first.groups],
        teams=list(RoundNode.objects.filter(round=vote).counted().in_order()),
    )


def _results(vote: Round, consultation: Consultation) -> list[StatementResult]:
    statements = {statement.key: statement for statement in consultation.statements.voted_on().in_order()}
    found: dict[str, StatementResult] = {}
    figures = ReleasedFigure.objects.of_round(vote.pk).filter(measure__in=("votes", "group_votes"))
    for figure in figures.order_by("measure", "node__position", "item_key"):  # group_votes come before votes
        statement = statements.get(figure.question_key)
        if statement is None:
            continue
        votes = _votes(figure)
        if figure.measure == "group_votes":
            found.setdefault(statement.key, StatementResult(statement, votes)).groups.append(votes)
        elif figure.node.parent_id is None:
            found.setdefault(statement.key, StatementResult(statement, votes)).whole = votes
        elif statement.key in found:
            found[statement.key].teams.append(votes)
    return list(found.values())


def _votes(figure: ReleasedFigure) -> Votes:
    name = _("Opinion group %(letter)s") % {"letter": figure.item_key} if figure.item_key else figure.node.name
    return Votes(
        name,
        figure.n,
        Share.of(figure.value["agree"]),
        Share.of(figure.value["disagree"]),
        Share.of(figure.value["pass"]),
        depth=figure.node.depth,
        stands_out=figure.value.get("stands_out", ""),
    )
