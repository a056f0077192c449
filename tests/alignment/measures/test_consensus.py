from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.measures import consensus as measure
from alignment.measures.consensus import FEWEST, _jackknife_error, consensus
from alignment.measures.student import t_quantile
from benchmarks.jackknife_coverage import HIGHEST, LOWEST, coverage

pytestmark = pytest.mark.pure


def unit_rows(seed, count, dimensions=24, shared=0.0):
    """Random unit rows; `shared` pulls them towards one direction."""
    rows = np.random.default_rng(seed).normal(size=(count, dimensions))
    rows[:, 0] += shared
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


REFERENCE = unit_rows(1, 200, shared=1.0)


def test_consensus_of_three_is_undefined():
    assert consensus(unit_rows(2, FEWEST - 1), REFERENCE, seed=0) is None


def test_consensus_of_identical_texts_is_one():
    same = np.repeat(unit_rows(3, 1), 5, axis=0)

    result = consensus(same, REFERENCE, seed=0)

    assert result is not None
    assert (result.value, result.low, result.high) == pytest.approx((1, 1, 1))
    assert result.beats_chance
    assert result.p_value == pytest.approx(0.001)


@given(seed=st.integers(0, 500), count=st.integers(4, 12))
@settings(max_examples=10, deadline=None)
def test_consensus_is_the_mean_of_all_pairs(seed, count):
    rows = unit_rows(seed, count)
    pairs = [float(a @ b) for a, b in combinations(rows, 2)]

    result = consensus(rows, REFERENCE, seed=0)

    assert result is not None
    assert result.raw == pytest.approx(np.mean(pairs))
    assert result.baseline == pytest.approx(float((rows @ REFERENCE.T).mean()))
    assert result.value == pytest.approx((result.raw - result.baseline) / (1 - result.baseline))


def test_jackknife_error_equals_leaving_each_text_out():
    rows = unit_rows(4, 7)
    left_out = [np.mean([float(a @ b) for a, b in combinations(np.delete(rows, gone, axis=0), 2)]) for gone in range(7)]
    expected = np.sqrt(6 / 7 * np.sum((np.array(left_out) - np.mean(left_out)) ** 2))

    assert _jackknife_error(rows) == pytest.approx(expected)


@pytest.mark.parametrize(("freedom", "quantile"), [(3, 3.182), (4, 2.776), (5, 2.571), (7, 2.365), (29, 2.045)])
def test_t_quantile_matches_the_printed_tables(freedom, quantile):
    assert round(t_quantile(freedom), 3) == pytest.approx(quantile, abs=0.001)


def test_p_value_of_reference_texts_is_about_uniform():
    generator = np.random.default_rng(5)
    values = []
    for seed in range(60):
        drawn = REFERENCE[generator.choice(len(REFERENCE), 5, replace=False)]
        result = consensus(drawn, REFERENCE, seed=seed)
        assert result is not None
        values.append(result.p_value)

    assert 0.4 < np.mean(values) < 0.6
    assert np.mean(np.array(values) <= 0.05) < 0.15


def test_consensus_beats_chance_only_for_texts_more_alike_than_the_reference():
    alike, unlike = (consensus(unit_rows(6, 8, shared=shared), REFERENCE, seed=0) for shared in (9.0, 0.0))

    assert alike is not None
    assert unlike is not None
    assert (alike.beats_chance, unlike.beats_chance) == (True, False)
    assert alike.p_value < 0.05 < unlike.p_value


def test_consensus_is_the_same_for_the_same_seed():
    rows = unit_rows(7, 6)

    assert consensus(rows, REFERENCE, seed=3) == consensus(rows, REFERENCE, seed=3)


def test_consensus_of_more_texts_than_the_reference_is_defined():
    assert consensus(unit_rows(8, 30), REFERENCE[:10], seed=0) is not None


def test_consensus_without_room_above_the_baseline_is_undefined():
    one = unit_rows(9, 1)

    assert consensus(np.repeat(one, 4, axis=0), one, seed=0) is None


def test_consensus_refuses_an_empty_reference():
    with pytest.raises(ValueError, match="at least one row"):
        consensus(unit_rows(2, 5), np.empty((0, 24)), seed=0)


@pytest.mark.parametrize("n", [5, 8, 15, 30])
def test_interval_holds_the_true_likeness_as_often_as_it_says(n):
    assert LOWEST <= coverage(n=n, pull=5.0, groups=1_000) <= HIGHEST


def test_alarm_an_interval_that_takes_few_people_for_many_misses_too_often(monkeypatch):
    monkeypatch.setattr(measure, "t_quantile", lambda freedom: 1.96)

    assert coverage(n=5, pull=5.0, groups=1_000) < LOWEST
