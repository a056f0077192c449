import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.disclosure import CodedShare, Tree, participation, published_nodes
from surveys.disclosure.coding import rounded_percent
from tests.surveys.disclosure.organizations import answering

pytestmark = pytest.mark.pure

TREE = Tree({1: None, 2: 1, 3: 1, 4: 1})


def test_shares_are_shown_where_enough_were_invited():
    found = participation(TREE, {1: 2, 2: 4, 3: 12, 4: 30}, {2: 4, 3: 7, 4: 20})

    assert found == {1: CodedShare(65), 3: CodedShare(60), 4: CodedShare(65)}


def test_node_that_would_tell_of_a_small_rest_is_hidden():
    assert list(participation(TREE, {2: 2, 3: 6, 4: 9}, {3: 3})) == [1, 4]


def test_node_where_few_have_answered_stays():
    """Those invited decide, so that a node does not appear on the day somebody answers."""
    assert participation(TREE, {3: 10, 4: 10}, {3: 1, 4: 4})[3] == CodedShare(10, at_most=True)


@pytest.mark.parametrize("invited", [*range(5, 60), 199, 1000])
def test_whether_everybody_or_nobody_has_answered_is_never_shown(invited):
    shares = [participation(Tree({1: None}), {1: invited}, {1: responded})[1] for responded in range(invited + 1)]

    assert shares[0] == shares[1]
    assert shares[-1] == shares[-2]
    assert all(0 < share.percent < 100 and share.percent % 5 == 0 for share in shares)


def test_alarm_plain_steps_of_five_tell_that_everybody_has_answered():
    assert [rounded_percent(responded, 20) for responded in (19, 20)] == [95, 100]


@given(answering(), st.data())
def test_only_published_nodes_are_shown(organization, data):
    invited = organization.counts
    responded = {node: data.draw(st.integers(0, people)) for node, people in invited.items()}

    assert list(participation(organization.tree, invited, responded)) == list(
        published_nodes(organization.tree, invited, 5)
    )


def test_more_answers_than_invitations_are_refused():
    with pytest.raises(ValueError, match="3 responded at node 2, where 2 were invited"):
        participation(TREE, {2: 2, 3: 9}, {2: 3})


def test_minimum_below_five_is_refused():
    with pytest.raises(ValueError, match="at least 5; got 4"):
        participation(TREE, {2: 9}, {}, minimum=4)
