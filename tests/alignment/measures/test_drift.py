import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.measures import drift
from alignment.measures.divergence import Divergence
from alignment.measures.drift import (
    Item,
    PromiseWords,
    Signal,
    Verdict,
    decisions_signal,
    either,
    money_signal,
    programme_signal,
    promise_changes,
    voice_signal,
    words_signal,
)

pytestmark = pytest.mark.pure
MOVED, NO_SIGN, CANNOT_TELL = Verdict.MOVED, Verdict.NO_SIGN, Verdict.CANNOT_TELL
ITEMS = st.lists(
    st.builds(
        Item,
        strength=st.floats(0, 1),
        before=st.one_of(st.none(), st.integers(0, 100)),
        now=st.one_of(st.none(), st.integers(0, 100)),
    ),
    max_size=9,
)
feed, train, grow = PromiseWords("1", "Feed families", 2), PromiseWords("2", "Train people"), PromiseWords("3", "Grow")


def test_promises_added_removed_and_reworded():
    changes = promise_changes([feed, train], [PromiseWords("1", "Feed all families", 2), grow])

    assert (changes.added, changes.removed) == (("Grow",), ("Train people",))
    assert changes.reworded == (("Feed families", "Feed all families"),)
    assert changes.share == pytest.approx(1 / 3)  # one of three each way


@pytest.mark.parametrize(("before", "after"), [([], [feed]), ([feed], []), ([], [])])
def test_a_list_that_is_not_there_has_no_share(before, after):
    assert promise_changes(before, after).share is None


def test_promises_that_swap_weights_are_refused_below_one():
    with pytest.raises(ValueError, match="at least 1"):
        promise_changes([feed], [PromiseWords("1", "Feed", 0)])


@pytest.mark.parametrize(
    ("likeness", "share", "verdict"),
    [
        (0.95, 0.0, NO_SIGN),
        (0.81, None, NO_SIGN),
        (0.79, 0.0, MOVED),
        (1.0, 0.25, MOVED),
        (None, 0.1, NO_SIGN),
        (None, None, CANNOT_TELL),
    ],
)
def test_words_move_by_the_statement_or_by_the_promises(likeness, share, verdict):
    signal = words_signal(likeness=likeness, share=share)

    assert (signal.verdict, signal.value) == (verdict, likeness)
    assert (signal.low, signal.high, signal.p_value) == (None, None, None)


def programme(then: list[float], now: list[float]) -> Signal:
    return programme_signal([Item(each, 1, None) for each in then] + [Item(each, None, 1) for each in now])


def test_a_programme_that_left_the_mission_has_moved():
    signal = programme([0.6, 0.62, 0.58, 0.6, 0.61], [0.2, 0.22, 0.18, 0.2, 0.21])

    assert (signal.verdict, signal.n, signal.n_before) == (MOVED, 5, 5)
    assert (signal.value, signal.before, signal.change) == pytest.approx((0.202, 0.602, -0.4))
    assert signal.low < -0.4 < signal.high < 0


def test_the_same_change_among_scattered_items_may_be_chance():
    signal = programme([0.9, 0.1, 0.8, 0.2], [0.1, 0.8, 0.1, 0.6])

    assert (signal.verdict, signal.change) == (NO_SIGN, pytest.approx(-0.1))
    assert signal.low < 0 < signal.high


def test_a_sure_change_below_the_minimum_is_not_told():
    signal = programme([0.60, 0.601, 0.602, 0.599], [0.57, 0.571, 0.572, 0.569])

    assert (signal.verdict, signal.high < 0) == (NO_SIGN, True)


def test_weights_are_what_was_put_into_each():
    items = [Item(0.8, 3, 1), Item(0.4, 1, 3), Item(0.6, 1, 1), Item(0.6, 1, 1)]

    signal = programme_signal(items)

    assert (signal.before, signal.value) == pytest.approx(((2.4 + 0.4 + 1.2) / 6, (0.8 + 1.2 + 1.2) / 6))


def test_one_item_makes_no_movement():
    """All but one stay: whoever leaves that one out finds nothing."""
    stays = [Item(0.6, 1, 1) for _ in range(6)]

    signal = programme_signal([*stays, Item(0.0, None, 12)])

    assert (signal.change < -0.3, signal.verdict) == (True, NO_SIGN)


def test_alarm_without_the_interval_one_item_would(monkeypatch):
    monkeypatch.setattr(drift, "_jackknife_margin", lambda items: 0.0)

    assert programme_signal([*[Item(0.6, 1, 1)] * 6, Item(0.0, None, 12)]).verdict == MOVED


@pytest.mark.parametrize("items", [[], [Item(0.5, 1, 1)] * 3, [Item(0.5, None, 1)] * 9, [Item(0.5, 1, None)] * 9])
def test_too_few_items_cannot_tell(items):
    signal = programme_signal(items)

    assert (signal.verdict, signal.change, signal.low) == (CANNOT_TELL, None, None)


def test_an_amount_below_nothing_is_refused():
    with pytest.raises(ValueError, match="negative"):
        programme_signal([Item(0.5, -1, 1)])


@given(ITEMS)
def test_a_programme_that_stays_never_moves(items):
    signal = programme_signal([Item(each.strength, each.now, each.now) for each in items])

    assert signal.verdict in {NO_SIGN, CANNOT_TELL}
    assert signal.change in {None, 0}


@given(ITEMS)
def test_programme_changes_sign_when_time_runs_backwards(items):
    forward = programme_signal(items)
    backward = programme_signal([Item(each.strength, each.now, each.before) for each in items])

    assert backward.verdict == forward.verdict
    assert forward.change is None or backward.change == pytest.approx(-forward.change)


@pytest.mark.parametrize(
    ("value", "p_value", "verdict"), [(0.2, 0.01, MOVED), (0.2, 0.06, NO_SIGN), (0.019, 0.001, NO_SIGN)]
)
def test_voice_needs_both_p_and_the_minimum(value, p_value, verdict):
    signal = voice_signal(Divergence(value, 0.1, p_value), n=9, n_before=8)

    assert (signal.verdict, signal.value, signal.p_value, signal.n, signal.n_before) == (verdict, value, p_value, 9, 8)


def test_voice_without_two_rounds_cannot_tell():
    assert voice_signal(None, n=9) == Signal(CANNOT_TELL, n=9)


@pytest.mark.parametrize(
    ("gap", "before", "verdict"),
    [
        (0.3, 0.1, MOVED),
        (0.1, 0.3, MOVED),
        (0.3, 0.2, MOVED),
        (0.29, 0.2, NO_SIGN),
        (None, 0.2, CANNOT_TELL),
        (0.3, None, CANNOT_TELL),
    ],
)
def test_money_moves_by_a_tenth(gap, before, verdict):
    assert money_signal(gap=gap, before=before).verdict == verdict


def test_decisions_by_newcombe():
    """Newcombe 1998, table II, (a): 56/70 against 48/80 is .2000, from .0524 to .3339."""
    signal = decisions_signal(failed=56, n=70, failed_before=48, n_before=80)

    assert (signal.change, signal.low, signal.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=1e-4)
    assert signal.verdict == MOVED


@pytest.mark.parametrize(
    ("counts", "verdict"), [((2, 4, 0, 4), NO_SIGN), ((0, 4, 0, 0), CANNOT_TELL), ((5, 5, 0, 6), MOVED)]
)
def test_few_decisions_seldom_tell(counts, verdict):
    failed, n, failed_before, n_before = counts

    assert decisions_signal(failed=failed, n=n, failed_before=failed_before, n_before=n_before).verdict == verdict


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [((NO_SIGN, MOVED), MOVED), ((CANNOT_TELL, NO_SIGN), NO_SIGN), ((CANNOT_TELL, CANNOT_TELL), CANNOT_TELL)],
)
def test_either_of_two_is_enough(verdicts, expected):
    assert either(*map(Signal, verdicts)) == expected
