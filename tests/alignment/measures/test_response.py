import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.measures.proportion import Z_95, wilson
from alignment.measures.response import (
    Group,
    finite_population_factor,
    non_response_bounds,
    post_stratification,
    representativity,
    response_rate,
)

pytestmark = pytest.mark.pure
FIXTURE = (Group(40, 36), Group(30, 12), Group(30, 21))
groups = st.lists(
    st.integers(1, 40).flatmap(lambda size: st.builds(Group, st.just(size), st.integers(0, size))), min_size=1, max_size=6
)  # fmt: skip


def test_rate_and_representativity_of_the_fixture():
    assert (response_rate(FIXTURE), round(representativity(FIXTURE), 3)) == (0.69, 0.586)


def test_weights_of_the_fixture():
    found = post_stratification(FIXTURE)

    assert found is not None
    assert tuple(round(weight, 3) for weight in found.values) == (0.767, 1.725, 0.986)
    assert (found.n, round(found.design_effect, 3), round(found.effective_n, 1)) == (69, 1.120, 61.6)


def test_groups_that_answer_alike_are_fully_representative():
    assert representativity([Group(10, 5), Group(40, 20), Group(0, 0)]) == pytest.approx(1)


def test_nobody_asked_is_undefined():
    nobody = [Group(0, 0)]

    assert (response_rate(nobody), representativity(nobody), post_stratification(nobody)) == (None, None, None)
    assert non_response_bounds(0, answered=0, asked=0) is None


def test_a_weight_is_cut_at_three_and_the_others_stay():
    found = post_stratification([Group(90, 5), Group(10, 10)])

    assert found is not None
    assert found.values == (pytest.approx(2.7), pytest.approx(0.15))
    cut = post_stratification([Group(95, 5), Group(10, 10), Group(20, 0)])
    assert cut is not None
    assert cut.values == (pytest.approx(95 / 125 / (5 / 15)), pytest.approx(10 / 125 / (10 / 15)), None)
    assert post_stratification([Group(900, 5), Group(10, 10)]).values == (
        pytest.approx(900 / 910 / (5 / 15)),
        pytest.approx(10 / 910 / (10 / 15)),
    )
    assert post_stratification([Group(900, 5), Group(40, 40)]).values[0] == 3


def test_a_group_below_the_threshold_is_never_weighted_by():
    small = [Group(40, 36), Group(10, 4)]

    assert post_stratification(small) is None
    assert post_stratification(small, fewest=4) is not None


@given(groups)
def test_weighting_never_gains_answers(made):
    found = post_stratification(made, fewest=1)

    assert found is None or (found.design_effect >= 1 - 1e-9 and found.effective_n <= found.n + 1e-9)


def test_bounds_hold_whatever_the_silent_think():
    found = non_response_bounds(12, answered=20, asked=50)

    assert found is not None
    assert (found.low, found.high, found.rate, found.is_shown) == (0.24, 0.84, 0.4, True)


def test_bounds_are_shown_below_three_fifths_only():
    assert non_response_bounds(1, answered=6, asked=10).is_shown is False
    assert non_response_bounds(1, answered=5, asked=10).is_shown is True


@pytest.mark.parametrize(("successes", "answered", "asked"), [(-1, 2, 3), (3, 2, 3), (1, 4, 3)])
def test_bounds_refuse_impossible_counts(successes, answered, asked):
    with pytest.raises(ValueError, match="is needed"):
        non_response_bounds(successes, answered=answered, asked=asked)


@pytest.mark.parametrize(("size", "answered"), [(3, 4), (3, -1)])
def test_a_group_refuses_impossible_counts(size, answered):
    with pytest.raises(ValueError, match="between 0 and size"):
        Group(size, answered)


@pytest.mark.parametrize(("answered", "asked", "factor"), [(30, 30, 0), (1, 30, 1), (20, 39, 0.5**0.5), (0, 9, 1)])
def test_the_finite_population_factor(answered, asked, factor):
    assert finite_population_factor(answered, asked=asked) == pytest.approx(factor)


def test_the_finite_population_factor_narrows_the_interval():
    factor = finite_population_factor(30, asked=40)
    plain, narrowed = wilson(18, 30), wilson(18, 30, z=Z_95 * factor)

    assert plain.low < narrowed.low < narrowed.high < plain.high


@pytest.mark.parametrize(("answered", "asked"), [(0, 0), (1, 1)])
def test_the_finite_population_factor_of_one_person_is_undefined(answered, asked):
    assert finite_population_factor(answered, asked=asked) is None


def test_the_finite_population_factor_refuses_more_answers_than_people():
    with pytest.raises(ValueError, match="between 0 and asked"):
        finite_population_factor(4, asked=3)
