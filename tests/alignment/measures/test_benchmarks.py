import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.measures.benchmarks import Verdict, against_line

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("successes", "verdict", "p_value"),
    [
        (8, Verdict.CANNOT_TELL, 2 * 56 / 1024),
        (9, Verdict.ABOVE, 2 * 11 / 1024),
        (1, Verdict.BELOW, 2 * 11 / 1024),
        (5, Verdict.CANNOT_TELL, 1),
    ],
)
def test_ten_tosses_against_a_half(successes, verdict, p_value):
    found = against_line(successes, 10, line=0.5)

    assert found is not None
    assert (found.verdict, found.p_value) == (verdict, pytest.approx(p_value))


def test_our_share_comes_with_its_interval():
    found = against_line(18, 30, line=0.41)

    assert found is not None
    assert (found.ours.value, round(found.ours.low, 3), round(found.ours.high, 3)) == (0.6, 0.423, 0.754)
    assert (found.line, found.verdict) == (0.41, Verdict.CANNOT_TELL)


@given(n=st.integers(1, 60), part=st.floats(0, 1), percent=st.integers(0, 100))
def test_p_is_twice_the_smaller_tail(n, part, percent):
    successes, line = round(n * part), Fraction(percent, 100)
    law = [math.comb(n, k) * line**k * (1 - line) ** (n - k) for k in range(n + 1)]
    exact = min(Fraction(1), 2 * min(sum(law[: successes + 1]), sum(law[successes:])))

    assert against_line(successes, n, line=percent / 100).p_value == pytest.approx(float(exact), abs=1e-10)


def test_many_answers_do_not_underflow():
    assert against_line(4_600, 10_000, line=0.41).verdict is Verdict.ABOVE
    assert against_line(4_110, 10_000, line=0.41).verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("successes", "line", "verdict"),
    [(0, 0.0, Verdict.CANNOT_TELL), (1, 0.0, Verdict.ABOVE), (9, 1.0, Verdict.BELOW), (10, 1.0, Verdict.CANNOT_TELL)],
)
def test_a_line_of_nobody_or_everybody(successes, line, verdict):
    assert against_line(successes, 10, line=line).verdict is verdict


def test_nobody_asked_is_undefined():
    assert against_line(0, 0, line=0.41) is None


@pytest.mark.parametrize("line", [-0.1, 1.1, 41])
def test_an_impossible_line_is_refused(line):
    with pytest.raises(ValueError, match="between 0 and 1"):
        against_line(1, 2, line=line)


def test_an_impossible_count_is_refused():
    with pytest.raises(ValueError, match="between 0 and n"):
        against_line(3, 2, line=0.41)
