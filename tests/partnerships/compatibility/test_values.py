import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.compatibility import measure_values

pytestmark = pytest.mark.pure

points = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 100), min_size=1).filter(lambda p: sum(p.values()))


def test_overlap_as_written_down_with_where_it_differs():
    found = measure_values({"care": 50, "thrift": 30, "pace": 20}, {"care": 20, "thrift": 30, "pace": 50})

    assert found is not None
    assert found.overlap == pytest.approx(0.7)
    assert found.n == 3
    assert [(value, round(apart, 9)) for value, apart in found.differences] == [
        ("care", 0.3),
        ("pace", -0.3),
        ("thrift", 0),
    ]


@given(points, points)
def test_overlap_lies_in_0_to_1_and_is_the_same_both_ways(ours, theirs):
    found, back = measure_values(ours, theirs), measure_values(theirs, ours)

    assert found is not None
    assert back is not None
    assert -1e-9 <= found.overlap <= 1 + 1e-9
    assert back.overlap == pytest.approx(found.overlap)


@given(points)
def test_overlap_with_oneself_is_whole(ours):
    found = measure_values(ours, ours)

    assert found is not None
    assert found.overlap == 1


def test_value_only_one_party_names_counts_against_the_overlap():
    found = measure_values({"care": 100}, {"thrift": 100})

    assert found is not None
    assert found.overlap == 0


def test_overlap_is_not_known_before_both_have_given_points():
    assert measure_values({"care": 100}, {}) is None


def test_points_below_nothing_are_refused():
    with pytest.raises(ValueError, match="points_b must not be below 0; got"):
        measure_values({"care": 100}, {"care": -1})
