"""A first look is written by one organization for itself; a partnership begun from it has our goals alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.accounts.models import User
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person
from partnerships.models import Estimate, FirstLook, FirstLookGoal, Goal, Guess, Partnership
from partnerships.queries.first_look import sides_of
from partnerships.services.goals import GoalWords, name_goals
from partnerships.services.rated_matrix import RatedMatrix
from partnerships.services.starting import start_partnership

Side = FirstLookGoal.Side


class TooManyGoals(DomainError):
    """More than a page draws well."""


class OurGoalsMissing(DomainError):
    """Nobody is invited to an empty room."""


@dataclass(frozen=True)
class LookGoalWords:
    """`pk` says which goal these words change, so that what was guessed of it stays."""

    words: GoalWords
    pk: int | None = None


@dataclass(frozen=True)
class GuessWords:
    ours: int
    theirs: int
    gives: int | None
    receives: int | None
    note: str = ""


def take_first_look(
    *,
    organization: Organization,
    name: str,
    purpose: str,
    note: str = "",
    source: str = "",
    by: Person | None,
    at: datetime,
) -> FirstLook:
    return FirstLook.objects.create(
        organization=organization, name=name, purpose=purpose, note=note, source=source, by=by, created_at=at
    )


@transaction.atomic
def write_look_goals(*, look: FirstLook, ours: Sequence[LookGoalWords], theirs: Sequence[LookGoalWords]) -> None:
    """These are the goals of both sides. A goal whose words change keeps what was guessed of it; others go."""
    for side, goals in ((Side.OURS, ours), (Side.THEIRS, theirs)):
        if len(goals) > FirstLookGoal.MOST:
            raise TooManyGoals(_("Name at most %(most)s goals a side.") % {"most": FirstLookGoal.MOST})
        before = {goal.pk: goal for goal in look.goals.filter(side=side)}
        kept = [before[said.pk] if said.pk in before else FirstLookGoal(look=look, side=side) for said in goals]
        look.goals.filter(side=side).exclude(pk__in=[goal.pk for goal in kept if goal.pk]).delete()
        for position, (goal, said) in enumerate(zip(kept, goals, strict=True), start=1):
            goal.position = position
            for field in ("text", "importance", "kind", "approach", "horizon", "outcome"):
                setattr(goal, field, getattr(said.words, field))
            goal.save()


@transaction.atomic
def save_guesses(*, look: FirstLook, guesses: Sequence[GuessWords], at: datetime) -> None:
    """Of pairs of this look; others are passed over."""
    ours, theirs = ({goal.pk for goal in side} for side in sides_of(look))
    Guess.objects.bulk_create(
        [
            Guess(
                ours_id=one.ours,
                theirs_id=one.theirs,
                gives=one.gives,
                receives=one.receives,
                note=one.note,
                saved_at=at,
            )
            for one in guesses
            if one.ours in ours and one.theirs in theirs
        ],
        update_conflicts=True,
        unique_fields=["ours", "theirs"],
        update_fields=["gives", "receives", "note", "saved_at"],
    )


@transaction.atomic
def bring_in(
    *,
    matrix: RatedMatrix,
    organization: Organization,
    name: str,
    purpose: str,
    by: Person | None,
    at: datetime,
) -> FirstLook:
    """A matrix that was rated elsewhere becomes a first look, whole."""
    look = take_first_look(
        organization=organization, name=name, purpose=purpose, source=matrix.file[:200], by=by, at=at
    )
    for side, goals in ((Side.OURS, matrix.ours), (Side.THEIRS, matrix.theirs)):
        FirstLookGoal.objects.bulk_create(
            FirstLookGoal(look=look, side=side, position=position, text=text, importance=importance)
            for position, (text, importance) in enumerate(goals.items(), start=1)
        )
    ours, theirs = ({goal.text: goal.pk for goal in look.goals.filter(side=side)} for side in (Side.OURS, Side.THEIRS))
    Guess.objects.bulk_create(
        Guess(
            ours_id=ours[our],
            theirs_id=theirs[their],
            gives=said.gives,
            receives=said.receives,
            note=said.note,
            saved_at=at,
        )
        for (our, their), said in matrix.pairs.items()
    )
    return look


@transaction.atomic
def invite_from(
    *, look: FirstLook, organization: Organization, name: str, purpose: str, by: Person, user: User, at: datetime
) -> Partnership:
    """A partnership with our goals written down. What we guess of them, or of any pair, stays here."""
    ours, _theirs = sides_of(look)
    if not ours:
        raise OurGoalsMissing(_("Write your own goals first: whoever you invite rates theirs against yours."))
    partnership = start_partnership(organization=organization, name=name, purpose=purpose, by=by, user=user, at=at)
    name_goals(
        round=partnership.rounds.get(),
        party=partnership.parties.get(),
        goals=[
            GoalWords(goal.text, goal.importance, goal.kind, goal.approach, goal.horizon, goal.outcome)
            for goal in ours[: Goal.MOST]
        ],
        at=at,
    )
    FirstLook.objects.filter(pk=look.pk).update(partnership=partnership)
    return partnership


@dataclass(frozen=True)
class EstimateWords:
    topic: str
    name: str
    ours: int | None
    theirs: int | None


@transaction.atomic
def write_estimates(*, look: FirstLook, estimates: Sequence[EstimateWords]) -> None:
    """These take the place of those before."""
    Estimate.objects.filter(look=look).delete()
    Estimate.objects.bulk_create(
        Estimate(look=look, topic=one.topic, name=one.name, ours=one.ours, theirs=one.theirs) for one in estimates
    )
