"""Which nodes of the tree may be published, so that no sum or difference of them tells of a few people."""

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from surveys.disclosure.minimums import SCORES
from surveys.disclosure.tree import Tree

Person = Hashable


@dataclass(frozen=True)
class PublishedNodes:
    """A family of published nodes: with each node its parent is in it. Iterates parents first."""

    tree: Tree
    totals: Mapping[int, int] = field(repr=False)  # people by node, the nodes below it included; of every node
    nodes: frozenset[int]

    def __contains__(self, node: object) -> bool:
        return node in self.nodes

    def __iter__(self) -> Iterator[int]:
        return (node for node in self.tree.nodes if node in self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def children(self, node: int) -> list[int]:
        """The published children of a node."""
        return [child for child in self.tree.children(node) if child in self.nodes]

    def residual(self, node: int) -> int:
        """People of a published node who are in none of its published children."""
        return self.totals[node] - sum(self.totals[child] for child in self.children(node))

    def cells(self, node_of: Mapping[Person, int]) -> list[set[Person]]:
        """Whom each published node counts, parents first: the people seated at it and below it."""
        cells: dict[int, set[Person]] = {node: set() for node in self}
        for person, node in node_of.items():
            for above in self.tree.up_from(node):
                if above in cells:
                    cells[above].add(person)
        return list(cells.values())

    def residual_of(self, node: int) -> int | None:
        """The published node that a row of this node is coarsened to; None: nothing is published, drop the row."""
        return next((above for above in self.tree.up_from(node) if above in self.nodes), None)

    def without(self, hidden: Collection[int]) -> "PublishedNodes":
        """The family after hiding these nodes with all below them; what remains can only become safer."""
        kept: set[int] = set()
        for node in self:
            parent = self.tree.parents[node]
            if node not in hidden and (parent is None or parent in kept):
                kept.add(node)
        return PublishedNodes(self.tree, self.totals, frozenset(kept))

    def within(self, family: "PublishedNodes") -> "PublishedNodes":
        """The nodes that are in the other family too: a roll-up found for scores, carried to distributions."""
        return self.without(self.nodes - family.nodes)


def published_nodes(tree: Tree, counts: Mapping[int, int], minimum: int) -> PublishedNodes:
    """Return the nodes that may show a figure. `counts` are the people *at* each node who answered this measure.

    From the root down a node is published if its parent is, if it has at least `minimum` people, and if the people of
    its parent who are in no published child are none or at least `minimum`; otherwise the smallest published child is
    hidden, of equal ones the lowest id. The non-empty residuals (a node less its published children) are disjoint, and
    the totals are their sums, so every combination of published totals depends on whole residuals: nobody in a group
    below the minimum stands out (the reverse of primary and complementary cell suppression; Hundepool et al. 2012,
    *Statistical Disclosure Control*). A larger minimum gives a family inside this one.
    Raises ValueError for a minimum below 5.
    """
    if minimum < SCORES:
        raise ValueError(f"minimum must be at least {SCORES}; got {minimum}")
    totals = tree.totals(counts)
    published = {tree.root} if totals[tree.root] >= minimum else set()
    for node in tree.nodes:
        if node in published:
            published.update(_shown_children(tree, totals, node, minimum))
    return PublishedNodes(tree, totals, frozenset(published))


def _shown_children(tree: Tree, totals: Mapping[int, int], node: int, minimum: int) -> list[int]:
    shown = [child for child in tree.children(node) if totals[child] >= minimum]
    residual = totals[node] - sum(totals[child] for child in shown)
    if 0 < residual < minimum:
        shown.remove(min(shown, key=lambda child: (totals[child], child)))  # one is enough: it has the minimum itself
    return shown
