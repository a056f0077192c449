"""Changes, assumptions and options as a page lists them: what one side may read, and what it may do with it."""

from uuid import UUID

from django.db.models import F, QuerySet

from partnerships.models import AlignmentRound, Assumption, ContextEvent, Goal, Option, Party
from partnerships.queries.picture import Cell, Picture


def events_of(viewer: Party) -> QuerySet[ContextEvent]:
    """Newest first."""
    rows = ContextEvent.objects.seen_by(viewer).filter(party__partnership=viewer.partnership_id)
    return rows.select_related("party").prefetch_related("goals").order_by("-happened_on", "-pk")


def assumptions_of(viewer: Party) -> QuerySet[Assumption]:
    """Those nobody has checked first, then the newest."""
    rows = Assumption.objects.seen_by(viewer).filter(party__partnership=viewer.partnership_id)
    rows = rows.select_related("party", "settled_by").prefetch_related("goals")
    return rows.order_by(F("settled_on").asc(nulls_first=True), "-pk")


def assumptions_about(cell: Cell, *, viewer: Party) -> QuerySet[Assumption]:
    """Those that name one of these two goals, in whatever round."""
    return assumptions_of(viewer).filter(goals__thread__in=_threads(cell)).distinct()


def options_about(cell: Cell, *, viewer: Party) -> list[Option]:
    threads = _threads(cell)
    return list(_options(viewer).filter(goal_a__thread__in=threads, goal_b__thread__in=threads))


def options_between(picture: Picture) -> list[Option]:
    threads = [goal.thread for goal in picture.goals.values()]
    return list(_options(picture.we).filter(goal_a__thread__in=threads, goal_b__thread__in=threads))


def nameable_goals(one: AlignmentRound, *, viewer: Party) -> QuerySet[Goal]:
    """What a change or an assumption may be about: one's own goals, and the others' once everybody has named theirs."""
    rows = Goal.objects.filter(round=one).select_related("party", "round").order_by("party_id", "position")
    return rows if one.opened_at else rows.filter(party=viewer)


def _options(viewer: Party) -> QuerySet[Option]:
    rows = Option.objects.concerning(viewer).select_related("proposed_by", "changed_by", "goal_a", "goal_b")
    return rows.order_by("-changed_at", "-pk")


def _threads(cell: Cell) -> list[UUID]:
    return [cell.ours.thread, cell.theirs.thread]
