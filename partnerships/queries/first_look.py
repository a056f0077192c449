"""A first look as its pages show it: our guess alone, in the same figures as a partnership."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from partnerships import compatibility as engine
from partnerships.models import Estimate, FirstLook, FirstLookGoal, Guess
from partnerships.queries.picture import Seen, for_engine
from partnerships.queries.profile_words import STARTERS
from partnerships.queries.rating_sheet import OnSheet

MOST_VALUES = 5


@dataclass(frozen=True)
class GuessPair(OnSheet):
    ours: FirstLookGoal
    theirs: FirstLookGoal
    gives: int | None = None
    receives: int | None = None
    note: str = ""


def sides_of(look: FirstLook) -> tuple[list[FirstLookGoal], list[FirstLookGoal]]:
    """Ours and theirs, the most important first."""
    goals = list(look.goals.order_by("-importance", "position", "pk"))
    ours = [goal for goal in goals if goal.side == FirstLookGoal.Side.OURS]
    return ours, [goal for goal in goals if goal.side == FirstLookGoal.Side.THEIRS]


def seen_in(look: FirstLook) -> Seen[FirstLookGoal]:
    """Two queries."""
    ours, theirs = sides_of(look)
    ratings = [
        engine.Rating(engine.Party.A, "we", row.ours_id, row.theirs_id, row.gives, row.receives)
        for row in Guess.objects.filter(ours__look=look).order_by("pk")
    ]
    own = engine.assess_own(party=engine.Party.A, goals_a=for_engine(ours), goals_b=for_engine(theirs), ratings=ratings)
    return Seen(look, ours, theirs, own, own, None)


def pairs_to_guess(look: FirstLook, *, of: FirstLookGoal | None = None) -> list[GuessPair]:
    """All pairs, or those of one goal of ours, with what was guessed so far."""
    ours, theirs = sides_of(look)
    said = {(row.ours_id, row.theirs_id): row for row in Guess.objects.filter(ours__look=look)}
    pairs = []
    for our in ours if of is None else [of]:
        for their in theirs:
            row = said.get((our.pk, their.pk))
            guessed = (row.gives, row.receives, row.note) if row else (None, None, "")
            pairs.append(GuessPair(our, their, *guessed))
    return pairs


def by_purpose(looks: Sequence[FirstLook]) -> list[tuple[str, list[FirstLook]]]:
    """Candidates for one purpose stand together, in the order of the alphabet."""
    ordered = sorted(looks, key=lambda look: (look.purpose.casefold(), look.name.casefold(), look.pk))
    groups = [list(group) for _key, group in groupby(ordered, key=lambda look: look.purpose.casefold())]
    return [(group[0].purpose, group) for group in groups]


def values_to_begin_with(look: FirstLook) -> list[tuple[str, int | None]]:
    """Ours as they stand in the newest other look, so that candidates are held against the same; else common ones."""
    ours = Estimate.objects.filter(look__organization=look.organization_id, topic=Estimate.Topic.VALUE)
    newest = ours.exclude(look=look).order_by("-look_id", "pk").first()
    if newest is None:
        return [(name, None) for name in STARTERS[:MOST_VALUES]]
    return list(ours.filter(look=newest.look_id).order_by("pk").values_list("name", "ours"))
