import pytest

from surveys.disclosure import Tree

pytestmark = pytest.mark.pure

TREE = Tree({1: None, 5: 1, 2: 1, 9: 5, 7: 2, 3: 5})


def test_nodes_come_parents_first_and_siblings_by_id():
    assert (TREE.root, TREE.nodes) == (1, (1, 2, 7, 5, 3, 9))


def test_totals_add_people_at_nodes_and_below():
    assert TREE.totals({1: 2, 5: 1, 9: 4, 3: 6, 7: 5}) == {1: 18, 2: 5, 7: 5, 5: 11, 3: 6, 9: 4}


def test_up_from_leads_to_the_root():
    assert list(TREE.up_from(9)) == [9, 5, 1]


def test_tree_stays_as_it_was_made():
    parents = {1: None, 2: 1}
    tree = Tree(parents)

    parents[3] = 1

    assert 3 not in tree


@pytest.mark.parametrize(
    ("parents", "words"),
    [
        ({}, r"exactly one node without a parent; got \[\]"),
        ({1: None, 2: None}, r"exactly one node without a parent; got \[1, 2\]"),
        ({1: None, 2: 8}, "node 2 names the parent 8"),
        ({1: None, 2: 3, 3: 4, 4: 2}, r"circle: \[2, 3, 4\]"),
        ({1: None, 2: 2}, r"circle: \[2\]"),
    ],
)
def test_tree_refuses_what_is_none(parents, words):
    with pytest.raises(ValueError, match=words):
        Tree(parents)


@pytest.mark.parametrize(("counts", "words"), [({8: 1}, "node 8"), ({2: -1}, "got -1 at 2")])
def test_totals_refuse_nonsense(counts, words):
    with pytest.raises(ValueError, match=words):
        TREE.totals(counts)


def test_up_from_refuses_a_stranger():
    with pytest.raises(ValueError, match="node 8 is not in the tree"):
        list(TREE.up_from(8))
