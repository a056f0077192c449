"""The share of answers that shows the mission, and each promise of it, by team."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alignment.measures.findings import Rule
from alignment.queries.finding_names import of_mentions
from alignment.queries.staff.coded import Share, capital
from alignment.queries.staff.released import Released, Shown, Team
from missionhub.core.basis import from_answers


@dataclass(frozen=True)
class Cell:
    """Of the heat map: either a figure or the reason why there is none."""

    text: str = ""
    band: int = 0
    hidden: str = ""


@dataclass(frozen=True)
class Row:
    name: str
    note: str
    depth: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Bar:
    key: str  # of the promise
    text: str
    share: Share


@dataclass(frozen=True)
class Showing:
    question: str
    overall: Share
    promises: tuple[Bar, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]  # none where fewer than two teams are shown
    hidden_teams: int

    @property
    def sentence(self) -> str:
        first = _("%(share)s of %(n)s answers show the mission.") % {
            "share": capital(self.overall.words),
            "n": self.overall.n,
        }
        return " ".join([first, *self._promises_said()])

    def _promises_said(self) -> list[str]:
        """The promise heard most and the one heard least, where their intervals lie apart."""
        if len(self.promises) < 2:
            return []
        most = max(self.promises, key=lambda bar: bar.share.value)
        least = min(self.promises, key=lambda bar: bar.share.value)
        if most.share.low <= least.share.high:
            return [_("No promise is heard clearly more than the others.")]
        said = _("“%(most)s” is heard most, “%(least)s” least.")
        return [said % {"most": most.text, "least": least.text}]

    @property
    def action(self) -> str:
        if self.least is None:
            return _("Talk about our mission where the work is done")
        return _("Talk about “%(promise)s” in every team") % {"promise": self.least.text}

    @property
    def finding(self) -> str:
        return of_mentions(Rule.UNSAID_BY_STAFF, high=self.least.share.high) if self.least else ""

    @property
    def least(self) -> Bar | None:
        return min(self.promises, key=lambda bar: bar.share.value, default=None)


def showing(released: Released) -> Showing | None:
    """None where fewer answered than a share needs, or the texts are unread."""
    asked = released.question("work") or released.question("unaided")
    overall = released.of("shows_mission", asked["key"]) if asked else {}
    if asked is None or released.root.id not in overall:
        return None
    found = [(fact, released.of("promise", asked["key"], fact["key"])) for fact in released.facts["promises"]]
    promises = [(fact, shown) for fact, shown in found if released.root.id in shown]
    columns = [*((fact["text"], shown) for fact, shown in promises), (_("Any promise"), overall)]
    with_teams = len(overall) >= 3  # the whole, and two teams to hold side by side
    return Showing(
        question=asked["text"],
        overall=overall[released.root.id].share,
        promises=tuple(Bar(fact["key"], fact["text"], shown[released.root.id].share) for fact, shown in promises),
        columns=tuple(text for text, _shown in columns),
        rows=tuple(_row(released, team, columns, overall) for team in released.teams.values()) if with_teams else (),
        hidden_teams=len(released.hidden(overall)),
    )


def _row(released: Released, team: Team, columns: list[tuple[str, dict[int, Shown]]], overall: dict[int, Shown]) -> Row:
    reason = released.why_hidden(team, overall, needed=released.facts["round"]["minimums"]["distributions"])
    note = from_answers(overall[team.id].n) if team.id in overall else reason
    cells = (
        Cell(text=shown[team.id].share.short, band=shown[team.id].share.band)
        if team.id in shown
        else Cell(hidden=reason)
        for _text, shown in columns
    )
    return Row(team.name, note, team.depth, tuple(cells))
