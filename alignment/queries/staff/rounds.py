"""Released rounds without names as rows, and the newest of staff as tiles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alignment.lines.shipped import STANDS_FOR, shipped_line
from alignment.models import CountedRelease
from alignment.queries.line_comparison import compare_coded_with_line
from alignment.queries.method_sheet import method_url
from alignment.queries.staff.coded import Share, share_of
from alignment.queries.staff.facts import facts_of_whole
from alignment.queries.staff.index import KNOWS_WHAT_WE_STAND_FOR
from alignment.queries.staff.released import Released
from alignment.queries.tiles import Tile, change_since, release_tiles
from missionhub.core.basis import from_answers
from missionhub.organizations.models import Organization
from surveys.models import ReleasedFigure, Round
from surveys.questionnaire import say

MOST = 20
_OUTSIDE = (Round.Audience.PUBLIC, Round.Audience.STAKEHOLDERS)


@dataclass(frozen=True)
class RoundRow:
    """Of everybody: `shows` the mission, and `knows`, strongly agrees to know what we stand for."""

    id: int
    title: str
    closed_at: datetime | None
    is_of_staff: bool
    mission_id: int
    survey: int  # the same for all its copies
    n: int
    shows: Share | None
    knows: Share | None
    is_of_people_outside: bool
    mentioned: Mapping[str, Share]  # by the id of the promise
    asked: str  # the question whose answers mention it
    needed: int  # answers, before a share is shown
    round: Round
    figures: Sequence[ReleasedFigure] = ()

    @property
    def released(self) -> Released | None:
        """Of everybody; None where too few answered for any figure."""
        root = self.figures[0].node if self.figures else None
        return Released(facts_of_whole(self.round, root=root, figures=self.figures)) if root else None


def released_rounds(organization: Organization) -> list[RoundRow]:
    """Newest first, in two queries."""
    rounds = list(
        Round.objects.of(organization)
        .without_consultations()
        .released()
        .newest_of_chains()
        .select_related("instrument")
        .newest_first()[:MOST]
    )
    if not rounds:
        return []
    found: dict[int, list[ReleasedFigure]] = {round.pk: [] for round in rounds}
    for figure in (
        ReleasedFigure.objects.as_released().filter(round__in=rounds, node__parent=None).select_related("node")
    ):
        found[figure.round_id].append(figure)
    return [_row(round, found[round.pk]) for round in rounds]


def _row(round: Round, figures: Sequence[ReleasedFigure]) -> RoundRow:
    shows = next((one for one in figures if one.measure == "shows_mission"), None)
    spread = (one for one in figures if one.measure == "spread" and one.item_key == KNOWS_WHAT_WE_STAND_FOR)
    knows = next(spread, None)
    return RoundRow(
        id=round.pk,
        title=round.title,
        closed_at=round.closed_at,
        is_of_staff=round.mode == Round.Mode.CONFIDENTIAL,
        mission_id=round.mission_id,
        survey=round.instrument.family,
        n=max((figure.n for figure in figures), default=0),
        shows=share_of(shows.value, shows.n) if shows else None,
        knows=share_of(knows.value["shares"][-1], knows.n) if knows else None,
        is_of_people_outside=Round.Audience(round.audience) in _OUTSIDE,
        mentioned={one.item_key: share_of(one.value, one.n) for one in figures if one.measure == "promise"},
        asked=_asked(round),
        needed=round.minimum_distributions,
        round=round,
        figures=figures,
    )


def _asked(round: Round) -> str:
    """What people answered in words of their own, if those are read against the mission."""
    question = round.questionnaire.scored_text
    return say(question.text, get_language() or "en") if question else ""


def alignment_tiles(
    organization: Organization, rounds: Sequence[RoundRow], releases: Sequence[CountedRelease]
) -> list[Tile]:
    """What leaders said, then what everybody did; where staff show the mission, that tile stands for both."""
    leaders, staff = release_tiles(organization, releases), staff_tiles(organization, rounds)
    if any(tile["key"] == "staff-shows" for tile in staff):
        leaders = [tile for tile in leaders if tile["key"] != "share"]
    return [*leaders[:1], *staff, *leaders[1:]]


def standing_tile(organization: Organization, rounds: Sequence[RoundRow]) -> Tile | None:
    """How many strongly agree that they know what we stand for, held against the line of others; beside it how many
    show the mission, for which there is no line."""
    tiles = {tile["key"]: tile for tile in staff_tiles(organization, rounds)}
    knows, shows = tiles.get("staff-knows"), tiles.get("staff-shows")
    if knows is None or shows is None:
        return knows or shows
    return knows | {"beside": shows}


def staff_tiles(organization: Organization, rounds: Sequence[RoundRow]) -> list[Tile]:
    """Two tiles of the newest round of staff that has one of these figures: a survey of one's own may have neither."""
    told = [row for row in rounds if row.is_of_staff and row.n and (row.shows or row.knows)]
    newest = next(iter(told), None)
    if newest is None:
        return []
    comparable = [row for row in told if (row.mission_id, row.survey) == (newest.mission_id, newest.survey)]
    before = comparable[1] if len(comparable) > 1 else None
    tiles = []
    for key, make in (("knows", _knows_tile), ("shows", _shows_tile)):
        share, then = getattr(newest, key), getattr(before, key) if before else None
        if share is not None:
            since = {
                "round": newest.title,
                "next_url": reverse("alignment:results", args=[organization.slug, newest.id]),
                "change": _change(share, then, before.title) if before and then else "",
                "series": [int(one.value) for row in reversed(comparable) if (one := getattr(row, key))],
            }
            tiles.append(make(share) | since)
    return tiles


def _change(share: Share, then: Share, since: str) -> str:
    """Between two coded ends no difference can be told."""
    if {share.at_least, share.at_most, then.at_least, then.at_most} != {False}:
        return ""
    return change_since(_figures(share), _figures(then), since)


def _knows_tile(share: Share) -> Tile:
    line = shipped_line(STANDS_FOR)
    compared = compare_coded_with_line(counts=share.counts, shown=share.words, n=share.n, line=line) if line else None
    return _figures(share) | {
        "key": "staff-knows",
        "method_url": method_url("a-line-drawn-by-others"),
        "label": _("Strongly agree they know what we stand for"),
        "note": compared.sentence if compared else from_answers(share.n),
        "sure": compared.sure if compared else share.sure,
        "next_label": _("Compare with others"),
    }


def _shows_tile(share: Share) -> Tile:
    return _figures(share) | {
        "key": "staff-shows",
        "method_url": method_url("share-of-answers-that-show-the-mission"),
        "label": _("Answers that show the mission"),
        "note": _("%(basis)s of staff") % {"basis": from_answers(share.n)},
        "sure": share.sure,
        "next_label": _("See it by team and promise"),
    }


def _figures(share: Share) -> dict[str, Any]:
    return {
        "value": share.short if share.at_least or share.at_most else int(share.value),
        "unit": "%",
        "n": share.n,
        "low": share.low,
        "high": share.high,
        "chance_line": None,
    }
