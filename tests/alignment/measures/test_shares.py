import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alignment.measures.shares import evenness, gap, shares

pytestmark = pytest.mark.pure
PAIRS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 100)), min_size=1, max_size=12)


def test_shares_are_parts_of_the_whole():
    assert shares([30, 10]) == (0.75, 0.25)


@pytest.mark.parametrize("amounts", [[], [0, 0]])
def test_nothing_has_no_shares(amounts):
    assert shares(amounts) is None


def test_gap_is_half_the_sum_of_differences():
    assert gap([50, 30, 20], [1, 1, 2]) == pytest.approx(0.3)  # .25, .05, .30: half of .60


@pytest.mark.parametrize(("amounts", "weights", "expected"), [([2, 4], [1, 2], 0), ([1, 0], [0, 1], 1)])
def test_gap_runs_from_alike_to_nothing_in_common(amounts, weights, expected):
    assert gap(amounts, weights) == expected


@pytest.mark.parametrize(("amounts", "weights"), [([0], [1]), ([1], [0]), ([], [])])
def test_gap_without_a_whole_is_undefined(amounts, weights):
    assert gap(amounts, weights) is None


@pytest.mark.parametrize(("amounts", "weights"), [([1], [1, 2]), ([-1], [1])])
def test_gap_refuses_what_cannot_be_shared(amounts, weights):
    with pytest.raises(ValueError, match="got"):
        gap(amounts, weights)


@given(PAIRS)
def test_gap_is_what_would_have_to_move(pairs):
    amounts, weights = zip(*pairs, strict=True)
    assume(sum(amounts) and sum(weights))
    found, wanted = shares(amounts), shares(weights)

    moved = sum(max(0, share - weight) for share, weight in zip(found, wanted, strict=True))

    assert gap(amounts, weights) == pytest.approx(moved, abs=1e-9)
    assert 0 <= gap(amounts, weights) <= 1 + 1e-9


@pytest.mark.parametrize(
    ("amounts", "expected"), [([50, 30, 20], 0.9372), ([2, 2], 1), ([5, 0], 0), ([1, 1, 0], 0.6309)]
)
def test_evenness_runs_from_one_that_has_all_to_all_alike(amounts, expected):
    assert evenness(amounts) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("amounts", [[], [3], [0, 0]])
def test_evenness_of_one_or_of_nothing_is_undefined(amounts):
    assert evenness(amounts) is None
