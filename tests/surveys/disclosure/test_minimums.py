import pytest

from surveys.disclosure import Minimums

pytestmark = pytest.mark.pure


def test_minimums_start_at_five_eight_and_ten():
    assert Minimums() == Minimums(scores=5, distributions=8, quotes=10)


def test_minimums_may_be_raised():
    assert Minimums(scores=10, distributions=10, quotes=12).quotes == 12


@pytest.mark.parametrize(
    ("lower", "words"),
    [
        ({"scores": 4}, "scores must be at least 5; got 4"),
        ({"distributions": 7}, "distributions must be at least 8; got 7"),
        ({"quotes": 9}, "quotes must be at least 10; got 9"),
        ({"scores": 9}, "got 9, 8, 10"),
        ({"distributions": 11}, "got 5, 11, 10"),
    ],
)
def test_minimums_are_never_lowered_nor_crossed(lower, words):
    with pytest.raises(ValueError, match=words):
        Minimums(**lower)


def test_alarm_a_lower_floor_would_let_four_through(monkeypatch):
    monkeypatch.setattr("surveys.disclosure.minimums.SCORES", 1)

    assert Minimums(scores=4).scores == 4
