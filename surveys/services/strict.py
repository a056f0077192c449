"""Which teams a strict round keeps hidden, so that beside the round before it nobody stands out. Decided once."""

from collections import Counter
from collections.abc import Hashable, Mapping

from django.db import transaction

from surveys.disclosure import RolledUp, StrictRelease, Tree, published_nodes, strict_release
from surveys.models import RosterEntry, Round, RoundNode

Seats = Mapping[Hashable, int]
Hidden = RoundNode.Hidden


def tree_of(round: Round) -> Tree:
    return Tree(dict(RoundNode.objects.filter(round=round).values_list("pk", "parent")))


def hidden_nodes(round: Round) -> frozenset[int]:
    """The teams that no figure of this round may be shown of; none unless the round is strict and knows its people."""
    if not (round.is_strict and round.mode == Round.Mode.CONFIDENTIAL):
        return frozenset()
    _decide(round_id=round.pk)
    nodes = RoundNode.objects.filter(round=round).exclude(hidden_because=Hidden.NOT)
    return frozenset(nodes.values_list("pk", flat=True))


@transaction.atomic
def _decide(*, round_id: int) -> None:
    """Whoever asks first decides for good; erasing a person later changes nothing."""
    round = Round.objects.select_for_update().get(pk=round_id)
    undecided = RoundNode.objects.filter(round=round, hidden_because=Hidden.UNDECIDED)
    if round.closed_at is None or not undecided.exists():
        return
    found = _strict_release(round)
    changed = {rolled_up.node: rolled_up for rolled_up in found.rolled_up}
    nodes = list(undecided)
    for node in nodes:
        node.hidden_because, node.hidden_inside_id = _why(node, found, changed)
    RoundNode.objects.bulk_update(nodes, ["hidden_because", "hidden_inside"])


def _why(node: RoundNode, found: StrictRelease, changed: Mapping[int, RolledUp]) -> tuple[Hidden, int | None]:
    if node.pk in changed:
        return Hidden.CHANGES, changed[node.pk].inside
    return (Hidden.NOT if node.pk in found.published else Hidden.FEW), None


def _strict_release(round: Round) -> StrictRelease:
    earlier = Round.objects.before(round)
    cells = _published_cells(earlier) if earlier else []
    return strict_release(tree_of(round), _seats(round), cells, round.minimum_scores)


def _published_cells(round: Round) -> list[set[Hashable]]:
    """Who was counted in each team that the earlier round could show, as if everybody had answered everything."""
    tree, seats = tree_of(round), _seats(round)
    family = published_nodes(tree, Counter(seats.values()), round.minimum_scores).without(hidden_nodes(round))
    cells: dict[int, set[Hashable]] = {node: set() for node in family}
    for person, node in seats.items():
        for above in tree.up_from(node):
            if above in cells:
                cells[above].add(person)
    return list(cells.values())


def _seats(round: Round) -> Seats:
    """The team of everybody who sent a response; what each of them skipped nobody knows any more."""
    entries = RosterEntry.objects.filter(round=round, invitation__responded=True)
    return {
        person if person is not None else ("erased", entry): node
        for entry, person, node in entries.values_list("pk", "person", "node")
        if node is not None
    }
