from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.disclosure import RolledUp, Tree, published_nodes, smallest_isolated, strict_release, waves
from tests.surveys.disclosure.organizations import (
    Organization,
    cells_of,
    next_wave,
    organizations,
    random_organization,
    two_waves,
)
from tests.surveys.disclosure.test_nested import large_tree
from tests.surveys.disclosure.work import lines_run

pytestmark = pytest.mark.pure

TREE = Tree({1: None, 2: 1, 3: 1, 4: 1})
FIRST = {person: 1 + person // 10 for person in range(40)}  # ten at each node
CELLS = [range(40), range(10, 20), range(20, 30), range(30, 40)]


def published(organization):
    return published_nodes(organization.tree, organization.counts, 5)


def strict(first, second):
    return strict_release(second.tree, second.node_of, [cells_of(first, published(first))], 5)


def isolated(first, second, family):
    """By the projector, which knows no graph."""
    return smallest_isolated([*cells_of(first, published(first)), *cells_of(second, family)], 3)


@pytest.mark.parametrize(
    ("changes", "shown", "rolled_up"),
    [
        ({}, [1, 2, 3, 4], ()),
        (dict.fromkeys((50, 51, 52), 2), [1, 2, 3, 4], ()),  # three joined a team
        ({50: 2, 0: None, 1: None, 2: None}, [1, 3, 4], (RolledUp(2, 1),)),  # one joined it, three left the top
        ({10: None, 50: 3, 51: 4}, [1], (RolledUp(2, 1), RolledUp(3, 1), RolledUp(4, 1))),
        ({10: 3}, [1, 4], (RolledUp(2, 1), RolledUp(3, 1))),  # one moved from team to team
        ({10: 1}, [1, 3, 4], (RolledUp(2, 1),)),  # one moved to the top
        ({50: 2}, [], tuple(RolledUp(node, None) for node in (1, 2, 3, 4))),  # one joined and nothing else changed
        ({50: 2, 10: None}, [], tuple(RolledUp(node, None) for node in (1, 2, 3, 4))),  # one came for one
    ],
)
def test_nodes_are_rolled_up_where_one_or_two_people_would_stand_out(changes, shown, rolled_up):
    node_of = {person: node for person, node in (FIRST | changes).items() if node}

    found = strict_release(TREE, node_of, [CELLS], 5)

    assert (list(found.published), found.rolled_up) == (shown, rolled_up)


def test_without_an_earlier_round_the_residual_rule_is_all():
    assert strict_release(TREE, FIRST, [], 5).published == published_nodes(TREE, dict.fromkeys(TREE.nodes, 10), 5)


def test_round_too_small_to_publish_rolls_nothing_up():
    found = strict_release(TREE, {1: 2, 2: 3}, [CELLS], 5)

    assert (list(found.published), found.rolled_up) == ([], ())


def test_tree_may_differ_from_that_of_the_earlier_round():
    """Team 4 was split; two of its people went to 7. Ids mean nothing across rounds, people do."""
    tree = Tree({10: None, 2: 10, 4: 10, 7: 10})
    node_of = dict.fromkeys(range(10), 10) | dict.fromkeys(range(10, 20), 2)
    node_of |= dict.fromkeys(range(20, 38), 4) | dict.fromkeys((38, 39, 50, 51, 52, 53), 7)

    found = strict_release(tree, node_of, [CELLS], 5)

    assert (list(found.published), found.rolled_up) == ([10, 2], (RolledUp(4, 10), RolledUp(7, 10)))


def test_earlier_cells_that_cross_are_refused():
    with pytest.raises(ValueError, match="must be nested"):
        strict_release(TREE, FIRST, [[range(10), range(5, 15)]], 5)


@given(two_waves())
def test_stacked_releases_isolate_nobody_below_three(pair):
    first, second = pair

    found = strict(first, second).published

    assert isolated(first, second, found).people == frozenset()
    assert isolated(first, second, found).is_exact
    assert smallest_isolated(cells_of(second, found), 5).people == frozenset()


@given(two_waves())
def test_each_node_is_shown_or_said_where_it_is_shown(pair):
    first, second = pair

    found = strict(first, second)

    rolled_up = {roll_up.node: roll_up.inside for roll_up in found.rolled_up}
    assert found.published.nodes | rolled_up.keys() == published(second).nodes
    assert all(inside == found.published.residual_of(node) for node, inside in rolled_up.items())


@given(two_waves())
def test_nothing_is_rolled_up_without_need(pair):
    """If nobody would stand out all is shown; if nothing is, not even the whole could have been."""
    first, second = pair

    found = strict(first, second)

    if not isolated(first, second, published(second)).people:
        assert found.rolled_up == ()
    if found.rolled_up and not found.published:
        everybody = published(second).without(set(second.tree.children(second.tree.root)))
        assert isolated(first, second, everybody).people


@given(two_waves(), st.randoms(use_true_random=False))
def test_order_of_input_does_not_matter(pair, random):
    first, second = pair
    people, cells = list(second.node_of.items()), cells_of(first, published(first))
    random.shuffle(people)
    random.shuffle(cells)

    assert strict_release(second.tree, dict(people), [cells], 5) == strict(first, second)


@given(two_waves())
def test_roll_up_carries_over_to_distributions(pair):
    first, second = pair
    distributions = published_nodes(first.tree, first.counts, 8), published_nodes(second.tree, second.counts, 8)

    shown = distributions[1].within(strict(first, second).published)

    cells = [*cells_of(first, distributions[0]), *cells_of(second, shown)]
    assert smallest_isolated(cells, 3).people == frozenset()
    assert smallest_isolated(cells_of(second, shown), 8).people == frozenset()


def test_alarm_without_the_roll_up_people_stand_out():
    random = Random(1)
    pairs = [(first, next_wave(first, random, leaving=0.05)) for first in organizations(range(20))]

    leaking = [pair for pair in pairs if isolated(*pair, published(pair[1])).people]

    assert leaking
    assert not any(isolated(*pair, strict(*pair).published).people for pair in leaking)


def three_waves(seed):
    """Many small teams asked in two halves, and soon after all together, with a handful of others in between."""
    random = Random(seed)
    whole = random_organization(seed)
    half = {person: random.random() < 0.5 for person in whole.node_of}
    parts = [
        Organization(whole.tree, tuple(one for one in whole.respondents if half[one.id] is side))
        for side in (True, False)
    ]
    return [*parts, next_wave(whole, random, leaving=0.03)]


def in_turn(waves, beside=lambda releases: releases):
    """The cells of each round's release, decided beside those before it."""
    releases = []
    for wave in waves:
        found = strict_release(wave.tree, wave.node_of, beside(releases), 5).published
        releases.append(cells_of(wave, found))
    return releases


def standing_out(releases):
    return smallest_isolated([cell for cells in releases for cell in cells], 3).people


SEEDS = range(150)


def test_three_rounds_together_isolate_nobody_below_three():
    found = [in_turn(three_waves(seed)) for seed in SEEDS]

    assert [standing_out(releases) for releases in found] == [frozenset()] * len(SEEDS)
    assert sum(bool(releases[-1]) for releases in found) > len(SEEDS) / 2


@pytest.mark.parametrize(
    "beside",
    [lambda releases: [], lambda releases: releases[-1:], lambda releases: releases[:1]],
    ids=["none", "the last", "the first"],
)
def test_alarm_beside_fewer_rounds_people_stand_out(beside):
    assert any(standing_out(in_turn(three_waves(seed), beside)) for seed in SEEDS)


def test_alarm_beside_each_alone_people_stand_out(monkeypatch):
    monkeypatch.setattr(waves, "_beside_all", lambda family, node_of, cells: family)

    assert any(standing_out(in_turn(three_waves(seed))) for seed in SEEDS)


def test_two_parts_asked_one_by_one_and_then_all_with_one_more():
    """Neither part alone differs from the whole by few; both together do."""
    parts = [[range(20)], [range(20, 40)]]
    tree = Tree({1: None})

    same = strict_release(tree, dict.fromkeys(range(40), 1), parts, 5)
    one_more = strict_release(tree, dict.fromkeys(range(41), 1), parts, 5)

    assert (list(same.published), list(one_more.published)) == ([1], [])


def test_whom_earlier_rounds_told_of_already_hides_nothing_more():
    """An erased person is another one in each round: the two before differ by one, this one by nobody."""
    earlier = [[{*range(20), "erased then"}], [{*range(20), "erased later"}]]
    tree = Tree({1: None})

    assert list(strict_release(tree, dict.fromkeys(range(25), 1), earlier, 5).published) == [1]


def large_waves(nodes):
    """People 0, 1, 2, … seated node by node, and the same after one in twenty has left and come anew elsewhere."""
    tree, counts = large_tree(nodes)
    seats = dict(enumerate(node for node in tree.nodes for _ in range(counts[node])))
    random = Random(5)
    moved = {person: node for person, node in seats.items() if random.random() > 0.05}
    moved |= {-person: random.choice(tree.nodes) for person in range(1, len(seats) - len(moved))}
    below = {node: set() for node in tree.nodes}
    for person, node in seats.items():
        for above in tree.up_from(node):
            below[above].add(person)
    return tree, moved, [[below[node] for node in published_nodes(tree, counts, 5)]]


def test_work_grows_little_faster_than_the_number_of_people():
    half, whole = large_waves(1_500), large_waves(3_000)

    small = lines_run(lambda: strict_release(*half, 5))
    large = lines_run(lambda: strict_release(*whole, 5))

    assert large < 3 * small
    assert large < 400 * 3_000
