"""Cuts of one or two edges in a graph: where two releases, laid over each other, isolate one or two people."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate, pairwise
from operator import xor

Vertex = Hashable
Edge = tuple[Vertex, Vertex]
Span = tuple[int, int]  # first and last place, in the order of the walk, of a vertex and all below it


@dataclass(frozen=True)
class SmallCuts:
    """Of `count` cuts, bit c of a vertex says that it lies on the `far` or the `near` side of cut c.

    Neither is set for a vertex that is not connected with the cut.
    """

    count: int
    far: Mapping[Vertex, int]
    near: Mapping[Vertex, int]


def small_cuts(edges: Sequence[Edge], start: Vertex) -> SmallCuts:
    """Find cuts of one or two edges; none are found exactly if there are none. Far is what is away from `start`.

    Every edge outside a spanning forest gets a label of 128 bits, every edge of the forest the exclusive or of the
    labels of the edges that close a circle over it. An edge labeled 0 is a bridge, and two edges are a cut exactly if
    their labels are equal (Pritchard & Thurimella 2011). Others agree with probability 2^-128; that would hide a node
    too many, never one too few. Of three and more equal ones, neighboring pairs are returned.
    """
    walk = _Walk(edges, start)
    cuts = list(_cuts(walk.labels(), walk.spans()))
    toggles: dict[int, int] = defaultdict(int)
    connected: dict[Vertex, int] = defaultdict(int)
    for number, spans in enumerate(cuts):
        connected[walk.component[spans[0][0]]] |= 1 << number
        for first, last in spans:
            toggles[first] ^= 1 << number
            toggles[last + 1] ^= 1 << number
    places = range(len(walk.order))
    far = dict(zip(walk.order, accumulate((toggles[place] for place in places), xor), strict=True))
    near = {vertex: connected[walk.component[place]] & ~far[vertex] for place, vertex in enumerate(walk.order)}
    return SmallCuts(len(cuts), far, near)


def _cuts(labels: Mapping[int, list[int]], spans: Mapping[int, Span]) -> Iterator[tuple[Span, ...]]:
    """By the spans below their forest edges: one place stands on the far side if it lies in an odd number of them."""
    for label, found in labels.items():
        below = sorted(spans[edge] for edge in found if edge in spans)
        if label == 0:
            yield from ((span,) for span in below)
        elif len(found) > len(below):
            yield from ((span,) for span in below)  # each with the one edge outside the forest
        else:
            yield from pairwise(below)


class _Walk:
    """A depth-first walk: the order of vertices, and for each the edge it was reached by."""

    def __init__(self, edges: Sequence[Edge], start: Vertex) -> None:
        self.edges = edges
        self.order: list[Vertex] = []
        self.component: list[Vertex] = []  # by place in the order: the vertex that its part of the forest grows from
        self.reached_by: dict[Vertex, int | None] = {}
        self.parent: dict[Vertex, Vertex] = {}
        neighbors: dict[Vertex, list[tuple[Vertex, int]]] = defaultdict(list)
        for number, (one, other) in enumerate(edges):
            neighbors[one].append((other, number))
            neighbors[other].append((one, number))
        for vertex in (start, *neighbors):
            self._walk_from(vertex, neighbors)

    def _walk_from(self, origin: Vertex, neighbors: Mapping[Vertex, list[tuple[Vertex, int]]]) -> None:
        waiting: list[tuple[Vertex, Vertex, int | None]] = [(origin, origin, None)]
        while waiting:
            at, parent, edge = waiting.pop()
            if at in self.reached_by:
                continue
            self.order.append(at)
            self.component.append(origin)
            self.reached_by[at], self.parent[at] = edge, parent
            waiting.extend((next_, at, number) for next_, number in neighbors.get(at, ()))

    def spans(self) -> dict[int, Span]:
        """For each edge of the forest, the places of the vertices below it."""
        places = {vertex: place for place, vertex in enumerate(self.order)}
        last = dict(places)
        for vertex in reversed(self.order):
            parent = self.parent[vertex]
            last[parent] = max(last[parent], last[vertex])
        return {edge: (places[vertex], last[vertex]) for vertex, edge in self.reached_by.items() if edge is not None}

    def labels(self) -> dict[int, list[int]]:
        """Edges by label: all bridges, and the groups of two and more that share one."""
        in_forest = set(self.reached_by.values())
        closing = dict.fromkeys(self.order, 0)
        edges_by_label: dict[int, list[int]] = defaultdict(list)
        for number, (one, other) in enumerate(self.edges):
            if number not in in_forest:
                label = int.from_bytes(blake2b(number.to_bytes(8), digest_size=16).digest())
                closing[one] ^= label
                closing[other] ^= label
                edges_by_label[label].append(number)
        for vertex in reversed(self.order):
            edge = self.reached_by[vertex]
            if edge is not None:
                edges_by_label[closing[vertex]].append(edge)
                closing[self.parent[vertex]] ^= closing[vertex]
        return {label: found for label, found in edges_by_label.items() if label == 0 or len(found) > 1}
