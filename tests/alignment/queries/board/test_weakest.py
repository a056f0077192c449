from types import SimpleNamespace
from typing import Any

import pytest

from alignment.queries.board.said import Said
from alignment.queries.board.weakest import PromiseLine, weakest
from missions.queries.alive import DotState

pytestmark = pytest.mark.pure
FEW = Said("5%", 5, 1, 18, 54)
MANY = Said("80%", 80, 65, 90, 54)
LEADERS = Said("0 of 7", 0, 0, 35, 7)


def line(number: int, *, missing: str = "", staff: Said | None = None, leaders: Said | None = None, **more: Any):
    dots = (DotState(key, key not in missing.split(), key, key) for key in ("planned", "owned", "alive", "evidenced"))
    promise: Any = SimpleNamespace(pk=number, text=f"Promise {number}")
    fields = {"weight": 25, "outside": None, "money": None} | more
    return PromiseLine(number=number, promise=promise, leaders=leaders, staff=staff, dots=tuple(dots), **fields)


def test_fewest_dots_come_before_what_is_heard_least():
    found = weakest([line(1, staff=FEW), line(2, missing="owned", staff=MANY)])

    assert found and found.line.number == 2
    assert found.lacks == "Nobody owns it. 80% of staff mention it."


def test_of_equal_dots_the_one_heard_least_and_of_those_the_heaviest():
    assert weakest([line(1, staff=MANY), line(2, staff=FEW)]).line.number == 2
    assert weakest([line(1, staff=FEW), line(2, staff=FEW, weight=40)]).line.number == 2


def test_how_sure_says_what_is_counted_and_how_wide_each_estimate_is():
    found = weakest([line(1, missing="planned owned", staff=FEW, leaders=LEADERS, money=0)])

    assert found.lacks == (
        "Nobody owns it, no outcome is set for it and no money goes to it. 5% of staff and 0 of 7 leaders mention it."
    )
    assert [one.word for one in found.sure] == [
        "Certain about the plan",
        "Fairly sure about staff",
        "Only roughly sure about leaders",
    ]
    assert "n = 54" in found.sure[1].text and "between 1 and 18%" in found.sure[1].text


def test_an_interval_wider_than_forty_points_is_not_to_be_leant_on():
    wide = Said("2 of 5", 40, 12, 77, 5)

    assert [one.word for one in weakest([line(1, leaders=wide)]).sure] == ["Not sure about leaders"]


def test_without_promises_there_is_none():
    assert weakest([]) is None
