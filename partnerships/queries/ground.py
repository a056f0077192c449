"""Where two parties pull apart, and what they have in common to build on: read off the matrix, the heaviest first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerships.compatibility import Tag
from partnerships.models import FirstLookGoal, Goal
from partnerships.queries.picture import Seen
from partnerships.queries.sentences import effect_in_words

MOST = 5
UrlOf = Callable[[int, int], str]
"""The page of one of our goals and one of theirs."""
Words = str | Promise
DIFFER_IN: dict[Tag, Words] = {
    Tag.APPROACH: _("You go about it differently"),
    Tag.TIME_HORIZON: _("One of you looks further ahead"),
}


@dataclass(frozen=True)
class Apart:
    """One effect that hurts; what the two goals say they differ in."""

    ours: Goal | FirstLookGoal
    theirs: Goal | FirstLookGoal
    url: str
    words: str
    value: float
    is_important: bool
    is_agreed: bool
    is_to_differ: bool
    differ_in: list[str | Promise]


@dataclass(frozen=True)
class Common:
    """One pair in which nothing hurts and something helps."""

    ours: Goal | FirstLookGoal
    theirs: Goal | FirstLookGoal
    url: str
    gives: float
    receives: float
    is_mutual: bool


def pulls_apart(picture: Seen[Any], *, url_of: UrlOf) -> list[Apart]:
    rows = []
    for tension in picture.assessment.tensions[:MOST]:
        cell = picture.cells[tension.effect.goal_a, tension.effect.goal_b]  # type: ignore[index]  # keys are our ids
        rows.append(
            Apart(
                ours=cell.ours,
                theirs=cell.theirs,
                url=url_of(cell.ours.pk, cell.theirs.pk),
                words=effect_in_words(picture, tension.effect),
                value=tension.value,
                is_important=tension.is_important,
                is_agreed=cell.is_agreed,
                is_to_differ=cell.is_to_differ,
                differ_in=[DIFFER_IN[tag] for tag in tension.tags if tag in DIFFER_IN],
            )
        )
    return rows


def common_ground(picture: Seen[Any], *, url_of: UrlOf) -> list[Common]:
    rows = []
    for found in picture.assessment.opportunities[:MOST]:
        cell = picture.cells[found.pair]  # type: ignore[index]  # keys are our ids
        url = url_of(cell.ours.pk, cell.theirs.pk)
        rows.append(Common(cell.ours, cell.theirs, url, found.a_to_b, found.b_to_a, found.is_mutual))
    return rows
