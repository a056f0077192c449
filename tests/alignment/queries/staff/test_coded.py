import pytest

from alignment.queries.staff.coded import Coded, score_of, share_of
from surveys.disclosure import coded_distribution, coded_share

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("n", [8, 12, 19, 20, 64])
def test_counts_are_exactly_those_that_are_written_alike(n):
    for count in range(n + 1):
        value = coded_share(count, n).as_json()
        alike = [other for other in range(n + 1) if coded_share(other, n).as_json() == value]
        assert list(share_of(value, n).counts) == alike


@pytest.mark.parametrize("n", [8, 12, 16])
def test_counts_of_an_option_hold_its_lower_upper_end(n):
    for count in range(n + 1):
        value = coded_distribution([count, n - count])[0].as_json()
        assert count in share_of(value, n).counts


def test_coded_ends_are_written_in_words_and_in_a_cell():
    assert share_of(coded_share(12, 12).as_json(), 12).words == "at least 90%"
    assert share_of(coded_share(0, 12).as_json(), 12).words == "at most 10%"
    assert share_of(coded_share(12, 12).as_json(), 12).short == "90–100"
    assert score_of({"value": 64, "at_least": False, "at_most": False}, 12).words == "64"


def test_interval_holds_that_of_every_count():
    share = share_of(coded_share(11, 12).as_json(), 12)

    assert (share.counts, share.low, share.high) == (range(11, 13), 65, 100)


def test_steps_of_the_ramp_reach_both_ends():
    assert [Coded(value, 8).band for value in (0, 14, 15, 100)] == [0, 0, 1, 6]
