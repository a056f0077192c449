import pytest

from partnerships.compatibility import Bid, Criterion, measure_contribution, score_bids
from partnerships.compatibility.procurement import Kind, Purchase, Said, gather, score_prices, share_spend

pytestmark = pytest.mark.pure

CRITERIA = [
    Criterion("price", Kind.PRICE, 0.4, 100, is_quantitative=True),
    Criterion("care", Kind.QUALITY, 0.35, 5),
    Criterion("local jobs", Kind.SOCIAL_VALUE, 0.25, 10),
]


def test_bid_is_the_weighted_sum_with_quantities_apart():
    bid = Bid("one", {"price": 50, "care": 4, "local jobs": 10}, {"insured": True})

    (found,) = score_bids(CRITERIA, [bid], gates=["insured"])

    assert found.score == pytest.approx(0.4 * 0.5 + 0.35 * 0.8 + 0.25)
    assert (found.quantitative, found.qualitative) == pytest.approx((0.2, 0.53))
    assert (found.n, found.gates_not_passed, found.not_scored) == (3, (), ())


@pytest.mark.parametrize("gates", [{}, {"insured": False}])
def test_gate_comes_first(gates):
    (found,) = score_bids(CRITERIA, [Bid("one", {"price": 100, "care": 5, "local jobs": 10}, gates)], gates=["insured"])

    assert (found.score, found.gates_not_passed) == (None, ("insured",))


def test_criterion_not_scored_is_not_nothing():
    (found,) = score_bids(CRITERIA, [Bid("one", {"price": 100, "care": 5}, {})])

    assert (found.score, found.not_scored, found.n) == (None, ("local jobs",), 2)


def test_bids_stay_in_the_order_given():
    bids = [Bid(key, {"price": price, "care": 5, "local jobs": 5}, {}) for key, price in (("low", 10), ("high", 90))]

    assert [found.key for found in score_bids(CRITERIA, bids)] == ["low", "high"]


def test_weights_that_do_not_sum_to_one_are_refused():
    with pytest.raises(ValueError, match=r"weights must sum to 1; got 0\.6"):
        score_bids(CRITERIA[1:], [])


def test_social_value_weighs_at_least_a_tenth():
    criteria = [Criterion("price", Kind.PRICE, 0.91, 1), Criterion("jobs", Kind.SOCIAL_VALUE, 0.09, 1)]

    with pytest.raises(ValueError, match=r"social value must weigh at least 0.1; got 0.09"):
        score_bids(criteria, [])
    assert score_bids(criteria, [], least_social_value=0.05) == ()


def test_score_off_its_scale_is_refused():
    with pytest.raises(ValueError, match="score of 'care' must lie between 0 and 5; got 6"):
        score_bids(CRITERIA, [Bid("one", {"care": 6}, {})])


def test_contribution_is_read_on_the_scale_of_the_matrix():
    found = measure_contribution({"estates": 3, "air": -3, "jobs": None}, {"estates": 5, "air": 1, "jobs": 4})

    assert (found.value, found.as_score) == pytest.approx((12 / 18, 15 / 18))
    assert (found.counts, found.cancelling, found.n, found.coverage) == (((-3, 1), (3, 1)), ("air",), 2, 0.6)


def test_contribution_is_not_known_where_nothing_is_rated():
    assert measure_contribution({}, {"estates": 5}).value is None


def test_effect_on_a_mission_nobody_named_is_refused():
    with pytest.raises(ValueError, match="effects must name missions of"):
        measure_contribution({"moon": 1}, {"estates": 5})
    with pytest.raises(ValueError, match="effect on 'estates' must be one of"):
        measure_contribution({"estates": 4}, {"estates": 5})


def test_several_scorers_become_one_by_their_middle_never_their_mean():
    assert gather([0, 5, 5]) == Said(5, 0, 5, 3)
    assert gather([3, 4, 1, 2]) == Said(2, 1, 4, 4)


def test_spread_of_two_is_hidden_and_nothing_said_is_not_zero():
    assert gather([2, None, 4]) == Said(2, None, None, 2)
    assert gather([None]) == Said(None, None, None, 0)


def test_price_is_the_lowest_by_the_own():
    assert score_prices({"low": 50, "high": 200, "same": 50}) == {"low": 1, "high": 0.25, "same": 1}
    assert score_prices({}) == {}
    with pytest.raises(ValueError, match="the price of 'gift' must be above 0; got 0"):
        score_prices({"gift": 0})


def test_share_of_the_money_counts_prices_not_suppliers():
    bought = [
        Purchase(300, frozenset({"local"})),
        Purchase(100, frozenset({"local", "small"})),
        Purchase(100, frozenset()),
    ]

    shares = share_spend(bought, flags=["local", "small", "social"])

    assert [(one.flag, one.share, one.n) for one in shares] == [("local", 0.8, 2), ("small", 0.2, 1), ("social", 0, 0)]


def test_share_of_no_money_is_not_known():
    assert share_spend([], flags=["local"])[0].share is None
