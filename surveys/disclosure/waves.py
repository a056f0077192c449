"""Strict rounds: a new release beside those shortly before it must not tell what one or two people answered."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from surveys.disclosure.cuts import SmallCuts, small_cuts
from surveys.disclosure.isolation import nested_residuals, smallest_isolated
from surveys.disclosure.minimums import ACROSS_WAVES
from surveys.disclosure.nested import PublishedNodes, published_nodes
from surveys.disclosure.tree import Tree

Person = Hashable
Vertex = tuple[str, int]
OUTSIDE: Vertex = ("outside", 0)  # whoever is in one of the two releases only is in no group of the other


@dataclass(frozen=True)
class RolledUp:
    """A node large enough, shown inside another this time because one or two people joined, left or newly answered.

    `inside` None: nothing of the round can be shown beside those before.
    """

    node: int
    inside: int | None


@dataclass(frozen=True)
class StrictRelease:
    published: PublishedNodes
    rolled_up: tuple[RolledUp, ...] = ()


def strict_release(
    tree: Tree, node_of: Mapping[Person, int], earlier: Iterable[Iterable[Collection[Person]]], minimum: int
) -> StrictRelease:
    """Return what may be published of a measure so soon after other rounds.

    `node_of` seats everybody who answered it; `earlier` are the releases it is laid over, of each its published cells
    as sets of the same people. All are taken as if nobody had changed an answer, and nodes rolled up until no
    combination isolates fewer than 3 people. First beside each earlier release alone, exact at any size: with the
    residuals of both as vertices and each person as an edge between theirs (or to the outside), a combination of totals
    weighs an edge by the difference of its ends, so that the smallest isolated groups are the smallest cuts. Of the
    ways to mend a cut the one that hides fewest nodes is taken, then fewest people, then the lowest ids. Then beside
    all of them together, by `smallest_isolated`: the nodes of whoever still stands out roll up, level by level. Where
    nothing mends it, nothing is published: one or two people make the whole difference between the rounds.
    Raises ValueError if the cells of an earlier release are not nested.
    """
    releases = [list(cells) for cells in earlier]
    first = published_nodes(tree, Counter(node_of.values()), minimum)
    family = _beside_each(first, node_of, [_groups(cells) for cells in releases])
    if len(releases) > 1:
        family = _beside_all(family, node_of, [cell for cells in releases for cell in cells])
    lost = (node for node in first if node not in family)
    return StrictRelease(family, tuple(RolledUp(node, family.residual_of(node)) for node in lost))


def _beside_each(
    family: PublishedNodes, node_of: Mapping[Person, int], releases: list[dict[Person, Vertex]]
) -> PublishedNodes:
    waiting = list(releases)
    while family.nodes and waiting:
        cuts = small_cuts(_stacked(family, node_of, waiting[-1]), OUTSIDE)
        if cuts.count:
            family = family.without(_nodes_to_hide(family, cuts))  # for those looked at already that is safer still
        else:
            waiting.pop()
    return family


def _beside_all(
    family: PublishedNodes, node_of: Mapping[Person, int], cells: list[Collection[Person]]
) -> PublishedNodes:
    told = _told_without(cells)
    while family.nodes:
        both = [*cells, *family.cells(node_of)]
        people = smallest_isolated([set(cell) - told for cell in both], ACROSS_WAVES).people
        if not people:
            break
        family = family.without(_around(people, family, node_of))
    return family


def _told_without(cells: list[Collection[Person]]) -> frozenset[Person]:
    """Whom the earlier releases isolate by themselves: nothing shown now can mend that, so nothing is hidden for it."""
    told = frozenset[Person]()
    while people := smallest_isolated([set(cell) - told for cell in cells], ACROSS_WAVES).people:
        told |= people
    return told


def _around(people: Collection[Person], family: PublishedNodes, node_of: Mapping[Person, int]) -> set[int]:
    """The innermost nodes that show them; where that is the root, or none, the lowest level of what is shown."""
    shown = {family.residual_of(node_of[person]) for person in people if person in node_of}
    inner = {node for node in shown if node is not None and node != family.tree.root}
    return inner or {node for node in family if not family.children(node)}


def _groups(previous: Iterable[Collection[Person]]) -> dict[Person, Vertex]:
    groups = nested_residuals(previous)
    if groups is None:
        raise ValueError("cells of the previous release must be nested: any two disjoint, or one inside the other")
    return {person: ("before", number) for number, group in enumerate(groups) for person in group}


def _stacked(
    family: PublishedNodes, node_of: Mapping[Person, int], group_of: Mapping[Person, Vertex]
) -> list[tuple[Vertex, Vertex]]:
    """An edge for each person, from their residual in the previous release to that in the new one."""
    shown_in: dict[int, int] = {}
    for node in family.tree.nodes:
        parent = family.tree.parents[node]
        shown_in[node] = node if node in family or parent is None else shown_in[parent]
    edges = [(group_of.get(person, OUTSIDE), ("now", shown_in[node])) for person, node in node_of.items()]
    return edges + [(group, OUTSIDE) for person, group in group_of.items() if person not in node_of]


def _nodes_to_hide(family: PublishedNodes, cuts: SmallCuts) -> frozenset[int]:
    """The cheapest roll-ups after which no cut is left; the root, and so everything, if there are none."""
    hidden: frozenset[int] = frozenset()
    left = (1 << cuts.count) - 1
    for roll_up in sorted(_roll_ups(family, cuts), key=lambda roll_up: roll_up.cost):
        if roll_up.ends & left:
            hidden |= roll_up.nodes
            left &= ~roll_up.ends
    return frozenset({family.tree.root}) if left else hidden


@dataclass(frozen=True)
class _RollUp:
    """Children of one node that could be hidden in it, and as bits the cuts whose two sides would so be one."""

    nodes: frozenset[int]
    cost: tuple[int, int, list[int]]
    ends: int


def _roll_ups(family: PublishedNodes, cuts: SmallCuts) -> Iterator[_RollUp]:
    """For each node and each cut that runs below it, the cheapest children that have one side each.

    The people of the node itself may already be one of the sides, and then one child is enough.
    """
    far, near, size = dict[int, int](), dict[int, int](), dict[int, int]()
    for node in reversed(list(family)):
        children = sorted(family.children(node), key=lambda child: (size[child], family.totals[child], child))
        size[node] = 1 + sum(size[child] for child in children)
        own = ("now", node)
        fars = _cheapest(cuts.far.get(own, 0), children, far)
        nears = _cheapest(cuts.near.get(own, 0), children, near)
        far[node], near[node] = _union(fars), _union(nears)
        for one, its_far in fars:
            for other, its_near in nears:
                ends = its_far & its_near
                if ends and one != other:
                    nodes = frozenset(child for child in (one, other) if child is not None)
                    yield _RollUp(nodes, _cost(nodes, size, family.totals), ends)


def _cheapest(own: int, children: list[int], sides: Mapping[int, int]) -> list[tuple[int | None, int]]:
    """Who has which side at the lowest price: the node itself (None) for nothing, then its children in order."""
    found: list[tuple[int | None, int]] = [(None, own)] if own else []
    seen = own
    for child in children:
        if new := sides[child] & ~seen:
            found.append((child, new))
            seen |= new
    return found


def _union(found: list[tuple[int | None, int]]) -> int:
    return reduce(or_, (bits for _, bits in found), 0)


def _cost(nodes: frozenset[int], size: Mapping[int, int], totals: Mapping[int, int]) -> tuple[int, int, list[int]]:
    """Published nodes lost, then people in them, then ids."""
    return sum(size[node] for node in nodes), sum(totals[node] for node in nodes), sorted(nodes)
