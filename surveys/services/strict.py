"""Which teams a round keeps hidden, so that beside the rounds shortly before it nobody stands out. Decided once."""

from collections import Counter
from collections.abc import Hashable, Mapping

from django.db import transaction
from django.db.models import Q

from missionhub.organizations.models import Organization
from surveys.disclosure import RolledUp, StrictRelease, Tree, published_nodes, strict_release
from surveys.models import RosterEntry, Round, RoundNode
from surveys.models.round import NEAR

Seats = Mapping[Hashable, int]
Hidden = RoundNode.Hidden


def tree_of(round: Round) -> Tree:
    return Tree(dict(RoundNode.objects.filter(round=round).values_list("pk", "parent")))


def hidden_nodes(round: Round) -> frozenset[int]:
    """The teams that no figure of this round may be shown of.

    None where no round asked the same people the same shortly before it closed: one opened later may have.
    """
    if round.mode != Round.Mode.CONFIDENTIAL:
        return frozenset()
    _decide(round_id=round.pk)
    nodes = RoundNode.objects.filter(round=round).exclude(hidden_because=Hidden.NOT)
    return frozenset(nodes.values_list("pk", flat=True))


@transaction.atomic
def _decide(*, round_id: int) -> None:
    """Whoever asks first decides for good; erasing a person later changes nothing. In an organization one at a time."""
    round = Round.objects.select_related("instrument").get(pk=round_id)
    Organization.objects.select_for_update(no_key=True).get(pk=round.organization_id)
    undecided = RoundNode.objects.filter(round=round, hidden_because=Hidden.UNDECIDED)
    if round.closed_at is None or not undecided.exists():
        return
    earlier = compared_with(round)
    if not (earlier or round.is_strict):
        undecided.update(hidden_because=Hidden.NOT)
        return
    cells = [_published_cells(one) for one in earlier]
    found = strict_release(tree_of(round), _seats(round), cells, round.minimum_scores)
    changed = {rolled_up.node: rolled_up for rolled_up in found.rolled_up}
    nodes = list(undecided)
    for node in nodes:
        node.hidden_because, node.hidden_inside_id = _why(node, found, changed)
    RoundNode.objects.bulk_update(nodes, ["hidden_because", "hidden_inside"])


def compared_with(round: Round) -> list[Round]:
    """Those a closed round is laid over as it decides what to show: near ones that ask the same, the newest first.

    That is, which closed before, or closed no earlier and have decided first. A strict round also has the last one of
    its own survey, however long ago it was. A consultation asks its statements once.
    """
    if round.closed_at is None or round.consultation_id is not None:
        return []
    has_decided = Q(pk__in=RoundNode.objects.exclude(hidden_because=Hidden.UNDECIDED).values("round"))
    before = Q(closed_at__lt=round.closed_at) | Q(closed_at=round.closed_at, pk__lt=round.pk)
    others = Round.objects.confidential().closed().without_consultations().filter(organization=round.organization_id)
    earlier = others.filter(before | has_decided).exclude(pk=round.pk).order_by("-closed_at", "-pk")
    same = set(earlier.of_survey(round.instrument).values_list("pk", flat=True))
    near = earlier.filter(closed_at__gt=round.opened_at - NEAR, opened_at__lt=round.closed_at + NEAR)
    found = [one for one in near if one.pk in same or one.questionnaire.repeats(round.questionnaire)]
    if round.is_strict and same.isdisjoint(one.pk for one in found):
        found += earlier.of_survey(round.instrument)[:1]
    return found


def _why(node: RoundNode, found: StrictRelease, changed: Mapping[int, RolledUp]) -> tuple[Hidden, int | None]:
    if node.pk in changed:
        return Hidden.CHANGES, changed[node.pk].inside
    return (Hidden.NOT if node.pk in found.published else Hidden.FEW), None


def _published_cells(round: Round) -> list[set[Hashable]]:
    """Who was counted in each team that the earlier round could show, as if everybody had answered everything."""
    seats = _seats(round)
    family = published_nodes(tree_of(round), Counter(seats.values()), round.minimum_scores).without(hidden_nodes(round))
    return family.cells(seats)


def _seats(round: Round) -> Seats:
    """The team of everybody who sent a response; what each of them skipped nobody knows any more."""
    entries = RosterEntry.objects.filter(round=round, invitation__responded=True)
    return {
        person if person is not None else ("erased", entry): node
        for entry, person, node in entries.values_list("pk", "person", "node")
        if node is not None
    }
