"""What is said beside the number: too low, up from today, a floor and where to stay; and what only looks like it."""

from datetime import date

import pytest

from missions.wording import outcome
from missions.wording.outcome import read_outcome
from missions.wording.reading import Question

pytestmark = pytest.mark.pure

REMARKED = [
    ("Attendance is too low (at 18%) and the aim is 30%", "increase", "Attendance", 18),
    ("Attendance is too low (18%) and the aim is 30%", "increase", "Attendance", 18),
    ("At the moment attendance is still far too low, and the aim is 30%", "increase", None, None),
    ("Waiting is too high at 20 days; our aim is 10 days", "reduce", "Waiting", 20),
    ("10 days by 2028: that is our goal for waiting, which is too high", "reduce", None, None),
    ("The board wants growth in attendance until it hits 90%", "increase", "attendance", None),
    ("The trustees have asked for a decline in late visits until they reach 3%", "reduce", "late visits", None),
    ("We expect a cut in waiting until it is 5 days", "reduce", None, None),
    ("30% is where we want attendance to be by 2028, up from where it is today", "increase", "attendance", None),
    ("3% is where we want late visits to be by 2028, down from where they are today", "reduce", "late visits", None),
    ("90% is the floor for attendance", "increase", "attendance", None),
    ("10% is the ceiling for late visits", "reduce", "late visits", None),
    ("Raise attendance to 90% and keep at it", "increase", "attendance", None),
    ("Raise attendance to 90% and stay above it", "increase", "attendance", None),
]
ASKED = [
    "The share of people whose income is too low should be 10%",
    "The share of people who find that fees are too high, and who leave, should be 10%",
    "The share of people who say rents are too high: 10% by 2028",
    "The share of pupils for whom fees are too high, in our view, should be 10%",
    "Staff say their pay is too low, and the aim is 30%",
    "Pay is not too low, and the aim is 30%",
    "Waiting is too high and income is too low, and the aim is 30%",
    "Attendance is too low at 40%, and the aim is 30%",
    "No growth in fees until they hit 10 euros",
    "The board wants a drop in firms with growth in sales until it reaches 10%",
    "Track the rate of decline in stocks until it hits 3%",
    "3% is where we want pick-up from where they live to be by 2028",
    "10% is the floor for late visits, and we will stay at or below it",
    "90% is the floor for attendance, and we will not stay above it",
]
HELD = [
    ("90% is the floor for attendance, and we will stay at or above it until the end of 2027", 90, None),
    ("10% is the ceiling for late visits, and we must always stay below it", None, 10),
    ("Late visits must not go past 10% by 2028", None, 10),
    ("Waiting must not be beyond 10 days", None, 10),
    ("Waiting must never get past 10 days", None, 10),
    ("The share of contracts over $10,000 must not go past 90%", None, 90),
    ("The share of teams with fewer than three outages in the past 12 months must not go past 90%", None, 90),
]


def read(text):
    return read_outcome(text, today=date(2026, 11, 25))


def value(found):
    return found and found.value


@pytest.mark.parametrize(("text", "direction", "measure", "baseline"), REMARKED)
def test_what_is_said_of_the_measure_beside_its_number_says_the_direction(text, direction, measure, baseline):
    found = read(text)

    assert (value(found.direction), value(found.baseline)) == (direction, baseline)
    assert measure is None or value(found.measure) == measure


@pytest.mark.parametrize("text", ASKED)
def test_what_is_said_of_something_else_or_against_itself_is_asked(text):
    assert Question.WHICH_WAY in read(text).questions


@pytest.mark.parametrize(("text", "low", "high"), HELD)
def test_a_floor_to_stay_above_and_what_must_not_be_passed_are_held(text, low, high):
    found = read(text)

    assert (value(found.direction), value(found.low), value(found.high)) == ("hold", low, high)


def test_a_goal_to_stay_above_is_held_and_asks_how_wide():
    assert Question.HOW_WIDE in read("90% is our goal for attendance, and we will stay above it").questions


def test_the_past_12_months_are_no_limit():
    found = read("The share of visits in the past 12 months that were late falls to 3%")

    assert (value(found.direction), value(found.target)) == ("reduce", 3)


def test_without_an_ear_for_remarks_the_direction_is_asked(monkeypatch):
    monkeypatch.setattr(outcome, "remarks", lambda plain, amount: [])

    assert sum(read(text).direction is None for text, *_ in REMARKED) > 4


def test_without_a_look_at_contradictions_they_are_misread(monkeypatch):
    monkeypatch.setattr(outcome, "contradicts", lambda plain, amount, said: False)

    assert value(read("10% is the floor for late visits, and we will stay at or below it").direction) == "increase"
