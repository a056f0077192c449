from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.disclosure import Tree, published_nodes, smallest_isolated
from tests.surveys.disclosure.organizations import ROOT, answering, cells_of
from tests.surveys.disclosure.weaker import threshold_in_tree
from tests.surveys.disclosure.work import lines_run

pytestmark = pytest.mark.pure

MINIMUMS = st.integers(5, 12)


def published(parents, counts, minimum=5):
    return list(published_nodes(Tree(parents), counts, minimum))


def test_node_below_the_minimum_is_not_published():
    assert published({1: None, 2: 1, 3: 1}, {2: 4, 3: 6, 1: 1}) == [1, 3]


def test_smallest_child_is_hidden_with_a_small_rest():
    assert published({1: None, 2: 1, 3: 1, 4: 1}, {2: 9, 3: 6, 4: 2}) == [1, 2]


def test_of_equal_children_the_lowest_id_is_hidden():
    assert published({1: None, 2: 1, 3: 1, 4: 1}, {2: 6, 3: 6, 4: 1}) == [1, 3]


def test_nobody_left_over_hides_nothing():
    assert published({1: None, 2: 1, 3: 1}, {2: 5, 3: 5}) == [1, 2, 3]


def test_large_node_below_a_hidden_one_is_hidden():
    assert published({1: None, 2: 1, 3: 1, 4: 2}, {1: 1, 2: 1, 4: 5, 3: 20}) == [1, 3]


def test_small_root_publishes_nothing_and_drops_rows():
    found = published_nodes(Tree({1: None, 2: 1}), {2: 4}, 5)

    assert (list(found), found.residual_of(2)) == ([], None)


def test_rows_are_coarsened_to_the_nearest_published_node():
    found = published_nodes(Tree({1: None, 2: 1, 3: 2, 4: 3}), {1: 5, 2: 5, 3: 1, 4: 3}, 5)

    assert [found.residual_of(node) for node in (1, 2, 3, 4)] == [1, 2, 2, 2]


@pytest.mark.parametrize("minimum", [4, 0, -1])
def test_minimum_below_five_is_refused(minimum):
    with pytest.raises(ValueError, match=f"at least 5; got {minimum}"):
        published_nodes(Tree({1: None}), {1: 9}, minimum)


@given(answering(), MINIMUMS)
def test_family_follows_the_rule_word_by_word(organization, minimum):
    """Published: parent published, n >= k, and nothing or k people left over. Hidden: one of these would break."""
    found = published_nodes(organization.tree, organization.counts, minimum)

    for node in found:
        assert node == ROOT or organization.tree.parents[node] in found
        assert found.totals[node] >= minimum
        assert found.residual(node) == 0 or found.residual(node) >= minimum
        large = [child for child in organization.tree.children(node) if found.totals[child] >= minimum]
        hidden = [child for child in large if child not in found]
        if hidden:
            assert hidden == [min(large, key=lambda child: (found.totals[child], child))]
            assert 0 < found.residual(node) - found.totals[hidden[0]] < minimum
    assert (ROOT in found) == (found.totals[ROOT] >= minimum)


@given(answering(), MINIMUMS)
def test_no_combination_isolates_a_group_below_the_minimum(organization, minimum):
    found = published_nodes(organization.tree, organization.counts, minimum)

    isolation = smallest_isolated(cells_of(organization, found), minimum)

    assert (isolation.people, isolation.is_exact) == (frozenset(), True)


def test_alarm_threshold_alone_is_caught():
    """The same check on the same kind of organization, without the residual rule."""
    caught = []

    @given(answering(), MINIMUMS)
    def try_threshold(organization, minimum):
        caught.append(bool(smallest_isolated(threshold_in_tree(organization, minimum), minimum).people))

    try_threshold()

    assert any(caught)


@given(answering(), MINIMUMS, MINIMUMS)
def test_family_of_a_larger_minimum_lies_inside(organization, first, second):
    small, large = sorted((first, second))

    inner = published_nodes(organization.tree, organization.counts, large)

    assert inner.nodes <= published_nodes(organization.tree, organization.counts, small).nodes


@given(answering(), st.randoms(use_true_random=False))
def test_order_of_input_does_not_matter(organization, random):
    parents, counts = list(organization.tree.parents.items()), list(organization.counts.items())
    random.shuffle(parents)
    random.shuffle(counts)

    shuffled = published_nodes(Tree(dict(parents)), dict(counts), 5)

    assert list(shuffled) == list(published_nodes(organization.tree, organization.counts, 5))


@given(answering())
def test_rows_of_a_published_node_reach_the_minimum(organization):
    """Grouped by the node they are coarsened to, rows never lie in a group below five."""
    found = published_nodes(organization.tree, organization.counts, 5)

    rows = [found.residual_of(respondent.node) for respondent in organization.respondents]

    assert all(rows.count(node) == found.residual(node) for node in found)
    assert all(rows.count(node) >= 5 for node in set(rows) - {None})


@given(answering(), st.data())
def test_hiding_more_keeps_the_family_safe(organization, data):
    found = published_nodes(organization.tree, organization.counts, 5)

    hidden = data.draw(st.sets(st.sampled_from(organization.tree.nodes)))
    less = found.without(hidden)

    assert less.nodes <= found.nodes - hidden
    assert smallest_isolated(cells_of(organization, less), 5).people == frozenset()
    assert published_nodes(organization.tree, organization.counts, 8).within(less).nodes <= less.nodes


def large_tree(nodes):
    random = Random(3)
    tree = Tree({1: None} | {node: random.randint(max(1, node // 12), node - 1) for node in range(2, nodes + 1)})
    return tree, {node: random.randint(0, 6) for node in tree.nodes}


def test_work_grows_with_the_size_of_the_tree_only():
    (small_tree, small_counts), (tree, counts) = large_tree(1_500), large_tree(3_000)

    small = lines_run(lambda: published_nodes(small_tree, small_counts, 5))
    large = lines_run(lambda: published_nodes(tree, counts, 5))

    assert large < 2.3 * small
    assert large < 40 * 3_000
