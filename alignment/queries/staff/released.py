"""The figures of a release by what they measure, and the team that a hidden one is shown in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alignment.queries.staff.coded import Coded, Share, score_of, share_of
from alignment.queries.staff.facts import Facts

Of = tuple[str, str, str]  # measure, question, item


@dataclass(frozen=True)
class Team:
    id: int
    name: str
    inside: int | None
    depth: int
    invited: int | None
    participation: int | None
    hidden_for_changes: bool = False  # by the strict rule: too near to the round before


@dataclass(frozen=True)
class Shown:
    """What one team shows of one measure."""

    n: int
    value: dict[str, Any]

    @property
    def share(self) -> Share:
        return share_of(self.value, self.n)

    @property
    def score(self) -> Coded:
        return score_of(self.value, self.n)


class Released:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.teams = {fact["id"]: Team(**fact) for fact in facts["teams"]}
        self.root = next(team for team in self.teams.values() if team.inside is None)
        self.figures: dict[Of, dict[int, Shown]] = {}
        for fact in facts["figures"]:
            of = (fact["measure"], fact["question"], fact["item"])
            self.figures.setdefault(of, {})[fact["team"]] = Shown(fact["n"], fact["value"])

    @property
    def n(self) -> int:
        """The most people any figure counts."""
        return max((fact["n"] for fact in self.facts["figures"]), default=0)

    def of(self, measure: str, question: str, item: str = "") -> dict[int, Shown]:
        """By team, the teams that show it alone."""
        return self.figures.get((measure, question, item), {})

    def whole(self, measure: str, question: str, item: str = "") -> Shown | None:
        """Of everybody."""
        return self.of(measure, question, item).get(self.root.id)

    def questions(self, *roles: str) -> Iterator[Facts]:
        return (question for question in self.facts["questions"] if question["role"] in roles)

    def question(self, *roles: str) -> Facts | None:
        return next(self.questions(*roles), None)

    def shown_inside(self, team: Team, shown: dict[int, Shown]) -> Team | None:
        """The nearest team above that shows a figure, in which this one is counted; None where none does."""
        above = self.teams.get(team.inside) if team.inside is not None else None
        while above is not None and above.id not in shown:
            above = self.teams.get(above.inside) if above.inside is not None else None
        return above

    def why_hidden(self, team: Team, shown: dict[int, Shown], *, needed: int) -> str:
        above = self.shown_inside(team, shown)
        if above is None:
            return _("fewer than %(needed)s answered") % {"needed": needed}
        if team.hidden_for_changes:
            said = _("shown inside %(team)s this time because one or two people joined, left or newly answered")
            return said % {"team": above.name}
        return _("shown inside %(team)s") % {"team": above.name}

    def hidden(self, shown: dict[int, Shown]) -> Sequence[Team]:
        return [team for team in self.teams.values() if team.id not in shown]
