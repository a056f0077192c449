import numpy as np
import pytest

from partnerships.compatibility import Dimension, Dominance, find_dominance, measure_profile, weigh_by_comparison

pytestmark = pytest.mark.pure


def profile(**more):
    return measure_profile(
        {**dict.fromkeys(Dimension, 0.5), **{Dimension(name): value for name, value in more.items()}}
    )


def test_candidate_as_good_everywhere_and_better_once_dominates():
    found = find_dominance({"plain": profile(), "better": profile(fit=0.6), "other": profile(net=0.7, fit=0.4)})

    assert found == (Dominance("better", "plain", 5),)


def test_nothing_is_said_of_candidates_with_other_dimensions():
    assert find_dominance({"plain": profile(), "same": profile(), "unknown": profile(fit=None, net=0.9)}) == ()


def test_two_candidates_are_too_few_to_compare():
    with pytest.raises(ValueError, match="profiles must hold at least 3 candidates; got 2"):
        find_dominance({"one": profile(), "two": profile()})


def test_consistent_comparisons_give_their_weights_back():
    weights = (0.5, 0.3, 0.2)

    found = weigh_by_comparison([[ours / theirs for theirs in weights] for ours in weights])

    assert found.weights == pytest.approx(weights)
    assert (found.consistency_ratio, found.is_usable) == (pytest.approx(0, abs=1e-9), True)


def test_saatys_school_example():
    """Six criteria for choosing a school: the weights as printed (Saaty 1980), and too inconsistent to use."""
    rows = [
        [1, 4, 3, 1, 3, 4],
        [1 / 4, 1, 7, 3, 1 / 5, 1],
        [1 / 3, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 6],
        [1, 1 / 3, 5, 1, 1, 1 / 3],
        [1 / 3, 5, 5, 1, 1, 3],
        [1 / 4, 1, 6, 3, 1 / 3, 1],
    ]
    largest = max(np.linalg.eigvals(np.array(rows)).real)

    found = weigh_by_comparison(rows)

    assert tuple(round(weight, 2) for weight in found.weights) == (0.32, 0.14, 0.03, 0.13, 0.24, 0.14)
    assert found.consistency_ratio == pytest.approx((largest - 6) / 5 / 1.24)
    assert (found.is_usable, found.n) == (False, 6)


@pytest.mark.parametrize("comparisons", [[[1]], [[1, 2], [1, 1]], [[1, 2]], [[1, -2], [-0.5, 1]]])
def test_comparisons_that_contradict_themselves_are_refused(comparisons):
    with pytest.raises(ValueError, match="comparisons"):
        weigh_by_comparison(comparisons)


def test_two_things_are_always_consistent():
    assert weigh_by_comparison([[1, 3], [1 / 3, 1]]).weights == pytest.approx((0.75, 0.25))
