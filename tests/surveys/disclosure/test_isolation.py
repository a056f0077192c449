from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.disclosure import isolation, published_nodes, smallest_isolated
from tests.surveys.disclosure.organizations import cells_of, organizations
from tests.surveys.disclosure.weaker import NINE, threshold_in_tree

pytestmark = pytest.mark.pure

SOME_ORGANIZATIONS = list(organizations(range(20)))
CELLS = st.lists(st.frozensets(st.integers(0, 8), min_size=1), min_size=1, max_size=6)


def by_trying_everything(cells, at_least):
    """The smallest group by brute force: does the row space meet the vectors that are zero outside the group?"""
    people = sorted(set().union(*cells))
    table = np.array([[person in cell for person in people] for cell in cells], dtype=float)
    for size in range(1, at_least):
        for group in combinations(range(len(people)), size):
            outside = np.delete(table, group, axis=1)
            if np.linalg.matrix_rank(outside) < np.linalg.matrix_rank(table):
                return size
    return 0


@given(CELLS, st.integers(2, 5))
def test_checker_agrees_with_trying_everything(cells, at_least):
    found = smallest_isolated(cells, at_least)

    assert (len(found.people), found.is_exact) == (by_trying_everything(cells, at_least), True)


@given(CELLS)
def test_nested_and_projector_checks_agree(cells):
    residuals = isolation.nested_residuals(cells)
    distinct = sorted({frozenset(cell) for cell in cells}, key=len)

    by_projector = isolation._by_projector(distinct, 5)

    assert residuals is None or len(smallest_isolated(cells, 5).people) == len(by_projector.people)


@pytest.mark.parametrize(
    ("cells", "people"),
    [
        ([], set()),
        ([range(9), range(5)], {5, 6, 7, 8}),
        ([range(9), range(4)], {0, 1, 2, 3}),
        ([range(10), range(5), range(5)], set()),
        ([range(10), range(7), range(2, 10)], {0, 1}),  # everybody less the third
        ([range(6), range(5, 11), range(11)], {5}),  # the two less everybody
    ],
)
def test_smallest_group_is_named(cells, people):
    assert smallest_isolated(cells, 5) == isolation.Isolation(frozenset(people))


def test_three_way_combination_is_found():
    """Nobody stands out by a difference of two: it takes a + b - c - d."""
    a, b = {1, 2, 3, 4, 5, 6, 20}, {7, 8, 9, 10, 11, 12}
    c, d = {1, 2, 3, 7, 8, 9}, {4, 5, 6, 10, 11, 12}

    assert smallest_isolated([a, b, c, d], 5).people == {20}


GRID = [range(row, row + 6) for row in range(0, 36, 6)] + [range(column, 36, 6) for column in range(6)]


def test_search_that_was_cut_short_says_so(monkeypatch):
    assert smallest_isolated(GRID, 5) == isolation.Isolation(frozenset(), is_exact=True)

    monkeypatch.setattr(isolation, "MOST_SETS", 1_000)

    assert smallest_isolated(GRID, 5) == isolation.Isolation(frozenset(), is_exact=False)


def test_nested_cells_of_ten_thousand_people_need_no_search(monkeypatch):
    monkeypatch.setattr(isolation, "MOST_SETS", 0)
    cells = [range(10_000)] + [range(start, start + 7) for start in range(0, 9_990, 7)]

    assert smallest_isolated(cells, 5).people == {9_996, 9_997, 9_998, 9_999}
    assert smallest_isolated(cells, 4).people == frozenset()


@pytest.mark.parametrize("policy", NINE, ids=lambda policy: policy.__name__)
def test_attack_catches_each_weaker_policy(policy):
    caught = [smallest_isolated(policy(organization), 5).people for organization in SOME_ORGANIZATIONS]

    assert any(caught)


def test_attack_finds_nothing_in_ours():
    for organization in SOME_ORGANIZATIONS:
        ours = cells_of(organization, published_nodes(organization.tree, organization.counts, 5))

        assert smallest_isolated(ours, 5).people == frozenset()


def test_some_organization_has_what_could_leak():
    """Else nothing found in ours would say nothing."""
    assert any(smallest_isolated(threshold_in_tree(organization), 5).people for organization in SOME_ORGANIZATIONS)
