"""Knows × agrees: is it understanding that lacks, or agreement? (docs/method.md, Knows and agrees)"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from django.utils.translation import gettext as _

from alignment.measures.benchmarks import Verdict, against_line
from alignment.queries.finding_names import STAFF, of_round
from alignment.queries.staff.coded import Share, capital, share_of
from alignment.queries.staff.released import Released, Shown

QUADRANTS = ("knows_and_agrees", "only_knows", "only_agrees", "neither")


@dataclass(frozen=True)
class TeamShares:
    name: str
    n: int
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Knowing:
    """Shares of the people who answered both."""

    n: int
    knows_and_agrees: Share
    only_knows: Share
    only_agrees: Share
    neither: Share
    teams: tuple[TeamShares, ...]

    @property
    def lacks(self) -> str:
        """Either "understanding" or "agreement": which of the two alone lacks more often, beyond chance. Else empty."""
        verdicts = {
            found.verdict if (found := against_line(agree, agree + know, line=0.5)) else Verdict.CANNOT_TELL
            for agree, know in self._discordant()
        }
        if verdicts == {Verdict.ABOVE}:
            return "understanding"
        return "agreement" if verdicts == {Verdict.BELOW} else ""

    def _discordant(self) -> Iterator[tuple[int, int]]:
        """Every pair of counts that the two shares may stand for; the ends are enough, the test is monotonous."""
        agrees, knows = self.only_agrees.counts, self.only_knows.counts
        return product({agrees[0], agrees[-1]}, {knows[0], knows[-1]})

    @property
    def sentence(self) -> str:
        both = _("%(share)s of %(n)s know the mission in words of their own and agree with it.") % {
            "share": capital(self.knows_and_agrees.words),
            "n": self.n,
        }
        return f"{both} {self._lack}"

    @property
    def _lack(self) -> str:
        if self.lacks == "understanding":
            return _("What lacks is understanding: more agree with it than can say it.")
        if self.lacks == "agreement":
            return _("What lacks is agreement: more can say it than agree with it.")
        return _("Whether understanding or agreement lacks we cannot tell; the difference may be chance.")

    @property
    def action(self) -> str:
        if self.lacks == "agreement":
            return _("Ask those who know the mission what they would change about it")
        return _("Explain in each team what we are here for, with one example from its own work")

    @property
    def finding(self) -> str:
        """Named as the rule that holds."""
        return of_round(self.lacks, STAFF) if self.lacks else ""


def knowing(released: Released) -> Knowing | None:
    asked = released.question("agrees")
    shown = released.of("knows_agrees", asked["key"]) if asked else {}
    whole = shown.get(released.root.id)
    if whole is None:
        return None
    shares = dict(zip(QUADRANTS, _shares(whole), strict=True))
    teams = (
        TeamShares(team.name, shown[team.id].n, _shares(shown[team.id]))
        for team in released.teams.values()
        if team.id in shown
    )
    return Knowing(n=whole.n, teams=tuple(teams), **shares)


def _shares(shown: Shown) -> tuple[Share, ...]:
    return tuple(share_of(shown.value[name], shown.n) for name in QUADRANTS)
