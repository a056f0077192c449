from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.compatibility import (
    FEWEST_ACTS,
    LOW_VOICE,
    Safeguard,
    Supply,
    VoiceBalance,
    measure_dependence,
    measure_power,
    measure_voice,
)

pytestmark = pytest.mark.pure

supplies = st.lists(
    st.builds(
        Supply, kind=st.integers(), importance=st.integers(1, 5), share=st.floats(0, 1), substitutable=st.floats(0, 1)
    ),
    min_size=1,
    max_size=4,
)


def test_power_as_written_down():
    found = measure_power(
        [Supply("money", 3, 0.8, 0.2), Supply("reach", 2, 0.5, 0.5)],
        [Supply("trust", 2, 0.3, 0.7), Supply("skill", 1, 0.9, 0.1)],
    )

    assert found is not None
    assert tuple(round(figure, 3) for figure in (found.a_on_b, found.b_on_a, found.imbalance, found.mutual)) == (
        0.484,
        0.330,
        0.154,
        0.407,
    )
    assert (found.safeguards, found.n) == ((), 4)


@given(supplies, supplies)
def test_imbalance_is_the_same_from_either_side(ours, theirs):
    found, back = measure_power(ours, theirs), measure_power(theirs, ours)

    assert found is not None
    assert back is not None
    assert (back.a_on_b, back.b_on_a) == (found.b_on_a, found.a_on_b)
    assert (back.imbalance, back.mutual) == pytest.approx((found.imbalance, found.mutual))
    assert 0 <= found.imbalance <= 1


@pytest.mark.parametrize(
    ("share", "voice", "safeguards"),
    [
        (0.4, VoiceBalance(0.49, 10), tuple(Safeguard)),
        (0.4, VoiceBalance(0.5, 10), ()),
        (0.39, VoiceBalance(0.1, 10), ()),
        (0.9, None, ()),
    ],
)
def test_safeguards_are_named_where_one_side_depends_and_is_not_heard(share, voice, safeguards):
    found = measure_power([Supply("money", 1, share, 0)], [Supply("name", 1, 0, 0)], voice=voice)

    assert found is not None
    assert found.safeguards == safeguards


def test_power_is_not_known_while_a_party_has_listed_nothing():
    assert measure_power([Supply("money", 1, 1, 0)], []) is None


def test_voice_is_even_when_both_initiate_as_much():
    assert measure_voice({"proposals": 4, "decisions": 1}, {"proposals": 1, "agenda": 4}) == VoiceBalance(1, 10)
    assert measure_voice({"proposals": 3}, {"proposals": 1}) == VoiceBalance(0.5, 4)
    assert measure_voice({}, {}) is None


def test_count_below_nothing_is_refused():
    with pytest.raises(ValueError, match="acts must not be below 0"):
        measure_voice({"proposals": -1}, {})


@pytest.mark.parametrize(
    ("figures", "says"),
    [((0, 0, 0), "importance"), ((1, 1.1, 0), "share must lie"), ((1, 1, -0.1), "substitutable must lie")],
)
def test_supply_off_its_range_is_refused(figures, says):
    with pytest.raises(ValueError, match=says):
        Supply("money", *figures)


def test_dependence_of_one_side_alone_is_the_one_both_see_later():
    ours, theirs = [Supply("money", 3, 0.8, 0.2)], [Supply("skill", 1, 0.9, 0.1)]
    both = measure_power(ours, theirs)

    assert both is not None
    assert (measure_dependence(ours), measure_dependence(theirs)) == (both.a_on_b, both.b_on_a)


def low_by_chance(n: int) -> float:
    """How often two who begin as often look one-sided."""
    low = [
        few for few in range(n + 1) if (found := measure_voice({"a": few}, {"a": n - few})) and found.value < LOW_VOICE
    ]
    return sum(comb(n, few) for few in low) / 2**n


def test_from_the_fewest_acts_on_chance_rarely_looks_one_sided():
    assert max(low_by_chance(n) for n in range(FEWEST_ACTS, 60)) < 0.1
    assert low_by_chance(FEWEST_ACTS - 1) > 0.1
