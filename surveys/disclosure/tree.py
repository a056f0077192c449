"""The one tree of a round: every break-down is a node of it, and people may sit at any node."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Tree:
    """Nodes by id, each with its parent; the root has none. `nodes` lists parents before children, siblings by id.

    Raises ValueError on an empty tree, a second root, an unknown parent or a circle.
    """

    parents: Mapping[int, int | None]
    root: int = field(init=False)
    nodes: tuple[int, ...] = field(init=False)
    _children: Mapping[int, tuple[int, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parents", dict(self.parents))
        object.__setattr__(self, "root", _only_root(self.parents))
        object.__setattr__(self, "_children", _children_by_parent(self.parents))
        object.__setattr__(self, "nodes", tuple(self._walk()))
        if len(self.nodes) < len(self.parents):
            circle = sorted(self.parents.keys() - set(self.nodes))
            raise ValueError(f"every node must lead up to the root {self.root}; these go round in a circle: {circle}")

    def __contains__(self, node: object) -> bool:
        return node in self.parents

    def children(self, node: int) -> tuple[int, ...]:
        return self._children.get(node, ())

    def up_from(self, node: int) -> Iterator[int]:
        """The node, its parent, and so on to the root. Raises ValueError for a node that is not in the tree."""
        if node not in self.parents:
            raise ValueError(f"node {node} is not in the tree")
        at: int | None = node
        while at is not None:
            yield at
            at = self.parents[at]

    def totals(self, counts: Mapping[int, int]) -> dict[int, int]:
        """People in each node and all nodes below it, from the people who sit at each node itself.

        Nodes that `counts` leaves out have nobody of their own. Raises ValueError on an unknown node or less than 0.
        """
        for node, people in counts.items():
            if node not in self.parents:
                raise ValueError(f"counts name node {node}, which is not in the tree")
            if people < 0:
                raise ValueError(f"people at a node must be 0 or more; got {people} at {node}")
        totals = {node: counts.get(node, 0) for node in self.nodes}
        for node in reversed(self.nodes):
            parent = self.parents[node]
            if parent is not None:
                totals[parent] += totals[node]
        return totals

    def _walk(self) -> Iterator[int]:
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(self.children(node)))


def _only_root(parents: Mapping[int, int | None]) -> int:
    roots = sorted(node for node, parent in parents.items() if parent is None)
    if len(roots) != 1:
        raise ValueError(f"a tree has exactly one node without a parent; got {roots}")
    return roots[0]


def _children_by_parent(parents: Mapping[int, int | None]) -> dict[int, tuple[int, ...]]:
    children = defaultdict(list)
    for node in sorted(parents):
        parent = parents[node]
        if parent is None:
            continue
        if parent not in parents:
            raise ValueError(f"node {node} names the parent {parent}, which is not in the tree")
        children[parent].append(node)
    return {parent: tuple(nodes) for parent, nodes in children.items()}
