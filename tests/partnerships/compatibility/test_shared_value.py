import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.compatibility import (
    Outcome,
    Recipient,
    ValueItem,
    measure_equity,
    measure_realization,
    measure_shared_value,
    measure_social_return,
    measure_spread,
)
from partnerships.compatibility.shared_value import Kind

pytestmark = pytest.mark.pure

amount = st.floats(0, 1e6)


def test_equity_as_written_down():
    found = measure_equity(benefit_a=30, contribution_a=60, benefit_b=20, contribution_b=20)

    assert found is not None
    assert round(found, 3) == 0.667


def test_equity_is_not_defined_where_nothing_was_put_in():
    assert measure_equity(benefit_a=30, contribution_a=0, benefit_b=20, contribution_b=20) is None
    assert measure_equity(benefit_a=0, contribution_a=1, benefit_b=0, contribution_b=1) is None


@pytest.mark.parametrize(("amounts", "expected"), [((0.6, 0.3, 0.1), 0.817), ((1, 0, 0), 0), ((5, 5, 5), 1)])
def test_spread_over_the_kinds_as_written_down(amounts, expected):
    found = measure_spread(dict(zip(Kind, amounts, strict=True)))

    assert found is not None
    assert round(found, 3) == expected


@given(st.lists(amount, min_size=3, max_size=3).filter(any))
def test_spread_lies_in_0_to_1(amounts):
    found = measure_spread(dict(zip(Kind, amounts, strict=True)))

    assert found is not None
    assert 0 <= found <= 1 + 1e-9


def test_shared_value_keeps_community_and_environment_outside_both_parties():
    items = [
        ValueItem(Recipient.A, Kind.SOCIAL, 30, 15),
        ValueItem(Recipient.B, Kind.ECONOMIC, 20),
        ValueItem(Recipient.COMMUNITY, Kind.SOCIAL, 40, 50),
        ValueItem(Recipient.ENVIRONMENT, Kind.ENVIRONMENTAL, 10),
    ]

    found = measure_shared_value(items, {Recipient.A: 60, Recipient.B: 20})

    assert (found.equity, found.benefit_balance) == (pytest.approx(2 / 3), 0.8)
    assert found.outside == ((Recipient.COMMUNITY, 40), (Recipient.ENVIRONMENT, 10))
    assert (found.realization, found.n) == (65 / 70, 4)
    assert found.profit_purpose == measure_spread({Kind.ECONOMIC: 20, Kind.SOCIAL: 70, Kind.ENVIRONMENTAL: 10})


def test_nothing_expected_leaves_everything_undefined():
    found = measure_shared_value([], {})

    assert (found.equity, found.benefit_balance, found.profit_purpose, found.realization) == (None, None, None, None)


def test_realization_counts_only_what_is_known():
    known, unknown = ValueItem(Recipient.A, Kind.SOCIAL, 10, 12), ValueItem(Recipient.A, Kind.SOCIAL, 90)

    assert measure_realization([known, unknown]) == 1.2
    assert measure_realization([unknown]) is None


def test_social_return_counts_only_what_is_ours_and_what_it_is_worth_today():
    outcome = Outcome(100, 10, deadweight=0.5, attribution=0.2, displacement=0.1, drop_off=0.5, years=2)

    found = measure_social_return([outcome], inputs=180, discount=0, swing=0.2)

    assert found is not None
    assert (found.ratio, found.low, found.high, found.n) == pytest.approx((3, 2.4, 3.6, 1))
    later = measure_social_return([Outcome(1, 110)], inputs=100, discount=0.1, swing=0.2)
    assert later is not None
    assert later.ratio == pytest.approx(1)


def test_social_return_without_its_range_is_refused():
    with pytest.raises(ValueError, match="swing must lie between 0 and 1"):
        measure_social_return([], inputs=1, discount=0, swing=0)


def test_social_return_is_not_defined_without_inputs():
    assert measure_social_return([Outcome(1, 1)], inputs=0, discount=0, swing=0.1) is None


@pytest.mark.parametrize("figures", [{"deadweight": 1.1}, {"drop_off": -0.1}, {"years": 0}])
def test_outcome_off_its_range_is_refused(figures):
    with pytest.raises(ValueError, match=f"{next(iter(figures))} must lie"):
        Outcome(1, 1, **figures)


def test_value_below_nothing_is_refused():
    with pytest.raises(ValueError, match="expected and realized must not be below 0"):
        ValueItem(Recipient.A, Kind.SOCIAL, 1, -1)
    with pytest.raises(ValueError, match="contributions must not be below 0"):
        measure_shared_value([], {Recipient.A: -1})
