import math
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.compatibility import WEIGHTS, Dimension, measure_profile, share_of_net

pytestmark = pytest.mark.pure

share = st.floats(0, 1)
profiles = st.fixed_dictionaries(dict.fromkeys(Dimension, share))
partial = st.fixed_dictionaries({dimension: st.none() | share for dimension in Dimension})
WEAK_FIT = {**dict.fromkeys(Dimension, 0.9), Dimension.FIT: 0.1}


def test_strength_does_not_make_up_for_weakness():
    found = measure_profile(WEAK_FIT)

    assert found is not None
    assert (round(found.arithmetic, 3), round(found.index, 3)) == (0.780, 0.647)
    assert (found.weakest, found.missing, found.n) == (Dimension.FIT, (), 5)
    assert found.equal_weights == pytest.approx((0.9**4 * 0.1) ** (1 / 5))


def test_range_is_over_all_32_corners_of_the_weights():
    weights = list(WEIGHTS.values())
    values = [WEAK_FIT[dimension] for dimension in WEIGHTS]
    corners = []
    for swings in product((0.75, 1.25), repeat=5):
        swung = [weight * swing for weight, swing in zip(weights, swings, strict=True)]
        corners.append(math.prod(v ** (w / sum(swung)) for v, w in zip(values, swung, strict=True)))

    found = measure_profile(WEAK_FIT)

    assert found is not None
    assert len(corners) == 32
    assert (found.low, found.high) == pytest.approx((min(corners), max(corners)))


@given(profiles)
def test_index_lies_in_its_range_and_no_higher_than_the_mean(dimensions):
    found = measure_profile(dimensions)

    assert found is not None
    assert found.low - 1e-12 <= found.index <= found.high + 1e-12
    assert found.index <= found.arithmetic + 0.01 + 1e-12
    assert dimensions[found.weakest] == min(dimensions.values())


@given(partial)
def test_missing_dimension_is_left_out_and_never_counted_as_nothing(dimensions):
    known = {dimension: value for dimension, value in dimensions.items() if value is not None}

    found = measure_profile(dimensions)

    if not known:
        assert found is None
        return
    assert found is not None
    assert set(found.missing) == set(Dimension) - set(known)
    assert sum(weight for _, weight in found.weights) == pytest.approx(1)
    assert found == measure_profile(known)


def test_nothing_counts_as_one_hundredth():
    found = measure_profile(dict.fromkeys(Dimension, 0.0))

    assert found is not None
    assert found.index == pytest.approx(0.01)


def test_net_becomes_a_share():
    assert [share_of_net(net) for net in (-1, 0, 0.5, None)] == [0, 0.5, 0.75, None]


def test_dimension_off_its_range_is_refused():
    with pytest.raises(ValueError, match=r"net must lie between 0 and 1; got -0\.2"):
        measure_profile({Dimension.NET: -0.2})


def test_weight_of_nothing_is_refused():
    with pytest.raises(ValueError, match="weights must be above 0"):
        measure_profile(WEAK_FIT, {**WEIGHTS, Dimension.FIT: 0})
