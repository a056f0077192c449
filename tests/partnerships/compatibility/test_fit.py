import pytest

from partnerships.compatibility import Item, measure_fit

pytestmark = pytest.mark.pure


def test_fit_is_the_mean_over_what_both_answered():
    ours = {Item.DECISION_PACE: 1, Item.TIME_HORIZON: 3, Item.RISK_APPETITE: 2}
    theirs = {Item.DECISION_PACE: 5, Item.TIME_HORIZON: 4, Item.PLANNING_STYLE: 2}

    found = measure_fit(ours, theirs)

    assert found is not None
    assert (found.value, found.n) == (0.375, 2)
    assert found.items == ((Item.DECISION_PACE, 0), (Item.TIME_HORIZON, 0.75))


def test_fit_is_not_known_where_nothing_was_answered_by_both():
    assert measure_fit({Item.DECISION_PACE: 1}, {}) is None


@pytest.mark.parametrize("answer", [0, 6])
def test_answer_off_its_scale_is_refused(answer):
    with pytest.raises(ValueError, match=f"decision_pace must lie between 1 and 5; got {answer}"):
        measure_fit({Item.DECISION_PACE: answer}, {})
