import pytest

from alignment.measures.reliability import cronbachs_alpha

pytestmark = pytest.mark.pure


def test_items_that_move_together_reach_one():
    found = cronbachs_alpha([[1, 2, 3], [2, 3, 4], [4, 5, 6]])

    assert found is not None
    assert (found.alpha, found.n, found.items) == (pytest.approx(1), 3, 3)


def test_alpha_by_hand():
    # Item variances 1 and 1; totals 2, 5, 5 with variance 3: 2 * (1 - 2/3).
    assert cronbachs_alpha([[1, 1], [2, 3], [3, 2]]).alpha == pytest.approx(2 / 3)


def test_alpha_may_be_negative():
    assert cronbachs_alpha([[1, 5], [2, 3], [3, 2]]).alpha < 0


@pytest.mark.parametrize("ratings", [[], [[1, 2]], [[1], [2]], [[1, 2], [2, 1]]])
def test_alpha_of_too_little_is_undefined(ratings):
    assert cronbachs_alpha(ratings) is None


def test_alpha_refuses_gaps():
    with pytest.raises(ValueError, match="finite"):
        cronbachs_alpha([[1, float("nan")], [1, 2]])


def test_alpha_refuses_a_bare_list():
    with pytest.raises(ValueError, match="two dimensions"):
        cronbachs_alpha([1, 2, 3])
