"""Who answered, what the silent could change, and whether weights would help (docs/method.md, Response)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.measures.response import Group, non_response_bounds, post_stratification, representativity
from alignment.queries.staff.coded import Share
from alignment.queries.staff.released import Released, Shown, Team


@dataclass(frozen=True)
class TeamPart:
    name: str
    depth: int
    invited: int
    percent: int


@dataclass(frozen=True)
class Response:
    """`invited` is None where anybody could answer."""

    answered: int
    invited: int | None
    percent: int | None
    teams: tuple[TeamPart, ...]
    bounds: str
    representative: str
    weights: str

    @property
    def sentence(self) -> str:
        if self.invited is None:
            said = ngettext("%(n)s person answered.", "%(n)s people answered.", self.answered)
            return said % {"n": self.answered} + " " + _("Anybody with the link could, so they stand for nobody else.")
        if self.percent is not None:
            return _("About %(percent)s%% of the %(invited)s people asked took part.") % {
                "percent": self.percent,
                "invited": self.invited,
            }
        said = ngettext(
            "The answers of %(n)s person are counted.", "The answers of %(n)s people are counted.", self.answered
        )
        return said % {"n": self.answered}


def response(released: Released, share: Share | None) -> Response:
    """`share` is the one the bounds are drawn for: of answers that show the mission, or who strongly agree."""
    root = released.root
    invited = root.invited or None
    return Response(
        answered=released.n,
        invited=invited,
        percent=root.participation,
        teams=tuple(
            TeamPart(team.name, team.depth, team.invited or 0, team.participation)
            for team in released.teams.values()
            if team.participation is not None and team.inside is not None
        ),
        bounds=_bounds(share, invited),
        representative=_representative(released),
        weights=_weights(released) if invited else "",
    )


def _bounds(share: Share | None, invited: int | None) -> str:
    """What the share of all who were asked must lie in; said where fewer than 60 % answered."""
    found = bounds_of(share, invited)
    if found is None or share is None:
        return ""
    said = _(
        "%(n)s of %(invited)s answered. Whatever the silent think, the share of all lies between %(low)s and "
        "%(high)s%%."
    )
    figures = {"low": round(100 * found[0]), "high": round(100 * found[1])}
    return said % (figures | {"n": share.n, "invited": invited})


def bounds_of(share: Share | None, invited: int | None) -> tuple[float, float] | None:
    """The same as shares; None where nothing is said."""
    if share is None or not invited or share.n > invited:
        return None
    lowest = non_response_bounds(share.counts[0], answered=share.n, asked=invited)
    highest = non_response_bounds(share.counts[-1], answered=share.n, asked=invited)
    if lowest is None or highest is None or not lowest.is_shown:
        return None
    return lowest.low, highest.high


def _representative(released: Released) -> str:
    found = representativity_of(released)
    if found is None:
        return ""
    said = _("How evenly the teams took part: R about %(value)s; 1 would be every team alike.")
    return said % {"value": f"{found:.1f}"}


def representativity_of(released: Released) -> float | None:
    """R over the parts of the tree whose participation is shown; not rounded like its source yet."""
    shown = [team for team in released.teams.values() if team.participation is not None]
    groups = [group for team in shown if (group := _part(released, team)).size]
    return representativity(groups) if len(groups) > 1 else None


def _part(released: Released, team: Team) -> Group:
    """A team without those below it that are told apart, from shares in steps of five."""
    inside = [one for one in released.teams.values() if _told_in(released, one) == team.id]
    size = (team.invited or 0) - sum(one.invited or 0 for one in inside)
    answered = _took_part(team) - sum(_took_part(one) for one in inside)
    return Group(max(size, 0), min(max(answered, 0), max(size, 0)))


def _told_in(released: Released, team: Team) -> int | None:
    return team.inside if team.participation is not None else None


def _took_part(team: Team) -> int:
    return round((team.participation or 0) * (team.invited or 0) / 100)


def _weights(released: Released) -> str:
    """Weighted by team only where every team is shown; otherwise the hidden ones would be told by difference."""
    asked = released.question("work")
    shown = released.of("shows_mission", asked["key"]) if asked else {}
    leaves = _leaves(released)
    whole = shown.get(released.root.id)
    if whole is None or len(leaves) < 2:
        return ""
    hidden = [team for team in leaves if team.id not in shown]
    if hidden:
        said = ngettext(
            "Not weighted by team: %(count)s team is too small to show, and a weight would give it away.",
            "Not weighted by team: %(count)s teams are too small to show, and a weight would give them away.",
            len(hidden),
        )
        return said % {"count": len(hidden)}
    if any(team.invited is None for team in leaves):
        return _("Not weighted by team: how many of each took part is not shown.")
    return _weighted(leaves, shown, whole)


def _leaves(released: Released) -> Sequence[Team]:
    above = {team.inside for team in released.teams.values()}
    return [team for team in released.teams.values() if team.id not in above]


def weighted_of(released: Released) -> tuple[float, float] | None:
    """The weighted share of answers that show the mission, in percent, and the effective n; None where not weighted."""
    asked = released.question("work")
    shown = released.of("shows_mission", asked["key"]) if asked else {}
    leaves = _leaves(released)
    whole = shown.get(released.root.id)
    if whole is None or len(leaves) < 2 or any(team.id not in shown or team.invited is None for team in leaves):
        return None
    return _weighted_figures(leaves, shown, whole)


def _weighted_figures(leaves: Sequence[Team], shown: dict[int, Shown], whole: Shown) -> tuple[float, float] | None:
    groups = [Group(max(team.invited or 0, shown[team.id].n), shown[team.id].n) for team in leaves]
    weights = post_stratification(groups) if sum(group.answered for group in groups) == whole.n else None
    if weights is None:
        return None
    pairs = [(weight or 0, shown[team.id]) for weight, team in zip(weights.values, leaves, strict=True)]
    total = sum(weight * one.n for weight, one in pairs)
    return sum(weight * one.n * one.share.value for weight, one in pairs) / total, weights.effective_n


def _weighted(leaves: Sequence[Team], shown: dict[int, Shown], whole: Shown) -> str:
    if sum(shown[team.id].n for team in leaves) != whole.n:
        return _("Not weighted by team: some people belong to no team that is shown.")
    found = _weighted_figures(leaves, shown, whole)
    if found is None:
        return ""
    said = _("Weighted by team, about %(share)s%% of answers show the mission; effective n = %(n)s.")
    return said % {"share": 5 * round(found[0] / 5), "n": round(found[1])}
