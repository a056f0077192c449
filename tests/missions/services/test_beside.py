import pytest

from missions.services.beside import SomebodyWroteMeanwhile, to_write

pytestmark = pytest.mark.pure


def test_only_what_was_changed_is_written():
    seen = {1: ("yes", "a"), 2: (None, "")}

    assert to_write(wanted={1: ("yes", "a"), 2: ("no", "b")}, seen=seen, current=seen) == {2: ("no", "b")}


def test_what_somebody_else_changed_elsewhere_stays():
    seen = {1: ("yes", ""), 2: (None, "")}

    assert to_write(wanted={1: ("yes", ""), 2: ("no", "")}, seen=seen, current={1: ("no", "theirs")}) == {2: ("no", "")}


def test_the_same_answer_changed_by_two_is_refused_with_what_stands():
    with pytest.raises(SomebodyWroteMeanwhile) as refusal:
        to_write(wanted={1: ("no", "mine"), 2: ("yes", "")}, seen={1: ("yes", "")}, current={1: ("yes", "theirs")})

    assert refusal.value.current == {1: ("yes", "theirs")}


def test_both_writing_the_same_is_no_clash():
    assert to_write(wanted={1: ("no", "x")}, seen={}, current={1: ("no", "x")}) == {}
