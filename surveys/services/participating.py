"""How many have answered, team by team: counted once a day and kept, so that nobody can watch it change."""

from collections import Counter
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, Q

from surveys.disclosure import CodedShare, Tree, participation
from surveys.models import Invitation, Round, RoundNode


def refresh_due_participation(*, at: datetime) -> int:
    """Count every confidential round that was not counted today, where it lives; how many."""
    rounds = Round.objects.confidential().filter(opened_up_at__isnull=True).select_related("organization")
    return sum(refresh_participation(round=round, at=at) for round in rounds.order_by("pk"))


def refresh_participation(*, round: Round, at: datetime) -> bool:
    """True if this call counted; a second one on the same day changes nothing, and none counts by any other rule."""
    today = round.organization.today(at=at)
    with transaction.atomic():
        fresh = Q(participation_on__lt=today) | Q(participation_on__isnull=True)
        root = RoundNode.objects.filter(round=round).roots()
        if not round.is_confidential or root.filter(fresh).update(participation_on=today) != 1:
            return False
        for node, share in _shares(round).items():
            _keep(node, share, on=today)
    return True


def _shares(round: Round) -> dict[int, CodedShare]:
    tree = Tree(dict(RoundNode.objects.filter(round=round).values_list("pk", "parent")))
    asked = Invitation.objects.filter(round=round, roster_entry__node__isnull=False).order_by("roster_entry__node")
    rows = asked.values_list("roster_entry__node").annotate(
        invited=Count("pk"), responded=Count("pk", filter=Q(responded=True))
    )
    invited, responded = Counter[int](), Counter[int]()
    for node, people, answered in rows:
        invited[node], responded[node] = people, answered
    return participation(tree, invited, responded, round.minimum_scores)


def _keep(node: int, share: CodedShare, *, on: date) -> None:
    end = "at_least" if share.at_least else "at_most" if share.at_most else ""
    RoundNode.objects.filter(pk=node).update(participation=share.percent, participation_end=end, participation_on=on)
