import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.models import Promise
from missions.queries import highlight, ledger, whole_shares
from missions.queries.highlights import find_phrase

pytestmark = pytest.mark.pure


@given(st.lists(st.integers(1, 100), min_size=1, max_size=30))
def test_whole_shares_add_up_and_stay_near_the_truth(weights):
    shares = whole_shares(weights)

    assert sum(shares) == 100
    assert all(abs(share - 100 * weight / sum(weights)) < 1 for share, weight in zip(shares, weights, strict=True))


@pytest.mark.parametrize(("weights", "shares"), [([], []), ([5], [100]), ([1, 1, 1], [34, 33, 33]), ([1, 3], [25, 75])])
def test_whole_shares_examples(weights, shares):
    assert whole_shares(weights) == shares


@pytest.mark.parametrize(
    ("statement", "phrase", "place"),
    [
        ("We feed people.", "feed people", (3, 14)),
        ("We Feed\n  people.", "feed people", (3, 16)),
        ("We feed people.", "house people", None),
        ("We feed people.", "  ", None),
        ("a (b) c", "(b)", (2, 5)),
    ],
)
def test_find_phrase_overlooks_breaks_and_capitals(statement, phrase, place):
    assert find_phrase(statement, phrase) == place


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6),
)
def test_highlight_joined_is_the_statement(statement, spans):
    promises = [Promise(text="x", phrase=statement[start : start + length]) for start, length in spans]

    assert "".join(stretch.text for stretch in highlight(statement, promises)) == statement


def test_highlight_marks_the_longer_of_two_that_start_together():
    promises = [Promise(text="a", phrase="feed"), Promise(text="b", phrase="feed people")]

    found = highlight("We feed people.", promises)

    assert [(stretch.text, stretch.number) for stretch in found] == [("We ", None), ("feed people", 2), (".", None)]


def test_ledger_notices_words_that_left_the_text():
    promises = [Promise(text="a", phrase="feed people"), Promise(text="b", phrase="gone"), Promise(text="by hand")]

    rows = ledger(promises=promises, texts=["We house people.", "We feed people."])

    assert [(row.number, row.has_left_the_text, row.is_first, row.is_last) for row in rows] == [
        (1, False, True, False),
        (2, True, False, False),
        (3, False, False, True),
    ]


@pytest.mark.parametrize(("weights", "alike"), [((1, 1, 1), True), ((3,), True), ((1, 2), False)])
def test_share_tells_something_only_where_one_promise_weighs_more(weights, alike):
    rows = ledger(promises=[Promise(text="a", weight=weight) for weight in weights], texts=[])

    assert {row.weighs_alike for row in rows} == {alike}
