from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.measures.coverage import Dot, OutcomeFacts, PromiseFacts, coverage

pytestmark = pytest.mark.pure

FULL = OutcomeFacts(is_measured=True, is_owned=True, is_checked_in=True)
OUTCOMES = st.builds(OutcomeFacts, st.booleans(), st.booleans(), st.booleans())
PROMISES = st.lists(
    st.builds(
        PromiseFacts,
        st.uuids().map(str),
        st.integers(1, 100),
        st.lists(OUTCOMES, max_size=4).map(tuple),
        st.integers(0, 3),
        st.booleans(),
    ),
    max_size=8,
    unique_by=lambda promise: promise.key,
)


def test_coverage_weighs_promises_with_all_four_dots():
    found = coverage(
        [PromiseFacts("a", 6, (FULL,), 1), PromiseFacts("b", 3, (FULL,), 0), PromiseFacts("c", 1, (FULL,), 2)]
    )

    assert (found.kept, found.kept_weight, found.weight, found.share) == (2, 7, 10, 0.7)
    assert [standing.missing for standing in found.standings] == [(), (Dot.EVIDENCED,), ()]


def test_dots_may_come_from_different_outcomes():
    promise = PromiseFacts(
        "a",
        1,
        (OutcomeFacts(True, False, False), OutcomeFacts(False, True, False), OutcomeFacts(False, False, True)),
        1,
    )

    assert coverage([promise]).standings[0].is_kept_alive


def test_promise_that_somebody_looks_after_is_owned_without_any_outcome():
    found = coverage([PromiseFacts("a", 1, has_steward=True)])

    assert found.standings[0].dots == {Dot.OWNED}


def test_promise_that_nothing_serves_lacks_all_four():
    assert coverage([PromiseFacts("a", 1)]).standings[0].missing == tuple(Dot)


def test_without_promises_there_is_no_figure():
    assert coverage([]).share is None


@given(PROMISES)
def test_share_lies_between_none_and_all(promises):
    found = coverage(promises)

    assert found.share is None if not promises else 0 <= found.share <= 1
    assert (found.share == 1) == (found.kept == len(promises)) or not promises


@given(PROMISES, OUTCOMES)
def test_one_more_outcome_never_takes_a_dot_away(promises, outcome):
    more = [replace(promise, outcomes=(*promise.outcomes, outcome)) for promise in promises]

    before, after = coverage(promises), coverage(more)

    assert all(old.dots <= new.dots for old, new in zip(before.standings, after.standings, strict=True))


@pytest.mark.parametrize("promises", [[PromiseFacts("a", 0)], [PromiseFacts("a", 1), PromiseFacts("a", 2)]])
def test_coverage_refuses_what_cannot_be(promises):
    with pytest.raises(ValueError):
        coverage(promises)
