from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.disclosure.cuts import small_cuts

pytestmark = pytest.mark.pure

EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20)


def parts(edges, vertices):
    """For each vertex, the smallest vertex that it is connected with."""
    label = {vertex: vertex for vertex in vertices}
    for _ in label:
        for one, other in edges:
            label[one] = label[other] = min(label[one], label[other])
    return label


def disconnects(edges, cut):
    left = [edge for number, edge in enumerate(edges) if number not in cut]
    together = parts(left, range(8))
    return all(together[edges[at][0]] != together[edges[at][1]] for at in cut)


def crossing(edges, cuts, bit):
    return {number for number, (one, other) in enumerate(edges) if (cuts.far[one] ^ cuts.far[other]) >> bit & 1}


@given(EDGES)
def test_each_cut_found_is_one(edges):
    cuts = small_cuts(edges, 0)

    for bit in range(cuts.count):
        cut = crossing(edges, cuts, bit)
        assert len(cut) in (1, 2)
        assert disconnects(edges, cut)


@given(EDGES)
def test_every_edge_that_is_in_a_small_cut_is_in_one_found(edges):
    """By brute force: try each edge and each pair of which neither is a cut by itself."""
    cuts = small_cuts(edges, 0)
    bridges = {at for at in range(len(edges)) if disconnects(edges, {at})}
    pairs = [
        set(pair) for pair in combinations(sorted(set(range(len(edges))) - bridges), 2) if disconnects(edges, pair)
    ]

    found = [crossing(edges, cuts, bit) for bit in range(cuts.count)]

    assert set().union(*found) == bridges.union(*pairs)
    assert all(cut <= bridges or cut in pairs for cut in found)


@given(EDGES)
def test_sides_are_told_within_a_part_only(edges):
    cuts, together = small_cuts(edges, 0), parts(edges, {0}.union(*edges))

    for vertex, part in together.items():
        assert cuts.far[vertex] & cuts.near[vertex] == 0
        assert cuts.far[vertex] | cuts.near[vertex] == cuts.far[part] | cuts.near[part]
        assert vertex != 0 or cuts.far[vertex] == 0
