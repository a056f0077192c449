"""Sentences with a no in them: what may not be left is held, and where a no leaves it open we ask."""

from datetime import date

import pytest

from missions.wording import outcome
from missions.wording.negation import Polarity
from missions.wording.outcome import read_outcome
from missions.wording.reading import Question

pytestmark = pytest.mark.pure

FLOORS = [
    ("Satisfaction must never fall below 90%", 90),
    ("Satisfaction should not drop below 90% by the end of 2027", 90),
    ("The share of visits on time must not dip below 90% at any time up to the end of 2027", 90),
    ("Don't let satisfaction fall below 80%", 80),
    ("No school may drop below 80%", 80),
    ("Not a single branch may fall under 70%", 70),
    ("Under no circumstances should the reserve fall below 6 months of costs", 6),
    ("Never should fewer than 5 nurses be on duty", 5),
    ("Attendance, which must not fall below 90%, is looked at monthly", 90),
    ("No fewer than 5 visits a week kept up until December 2027", 5),
]
CEILINGS = [
    ("Waiting time must not go above 10 days", 10),
    ("At no point until 31 March 2027 should the share of women who wait go above 52 per cent", 52),
    ("At no time until 31 March 2027 may the share of late visits exceed 10%", 10),
    ("In no month may complaints exceed 10", 10),
    ("Late visits must not exceed 10% until 31 March 2027", 10),
    ("Never let the share of late visits rise above 10%", 10),
    ("We will not raise fees above 10 euros", 10),
    ("We promise not to raise fees above 10 euros", 10),
    ("We refuse to let waiting exceed 10 days", 10),
    ("Prevent absence from rising above 8 days", 8),
    ("Avoid letting sick leave climb above 5%", 5),
    ("Stop turnover from going beyond 12%", 12),
    ("Staff turnover shall not be allowed to exceed 12%", 12),
    ("There should be no increase in waste above 5 tonnes", 5),
    ("Nothing should push turnover above 10%", 10),
    ("Ensure that waste never again exceeds 5 tonnes", 5),
]
PLAIN = [
    ("Nobody should wait longer than 10 days", "reduce"),
    ("None of our clinics waits more than 4 weeks", "reduce"),
    ("Hardly any visits take more than 10 days", "reduce"),
    ("It is unacceptable for waits to exceed 10 days", "reduce"),
    ("We won't accept attendance below 90%", "increase"),
    ("Attendance may not be lower than 90%", "increase"),
    ("Not fewer than 5 visits a week by December 2027", "increase"),
    ("Attendance must not fall below 90% (today 80%)", "increase"),
    ("Costs must never go above 10 euros (today 12 euros)", "reduce"),
    # a no that belongs to the measure, or comes after the verb
    ("The number of calls not answered should fall to 10", "reduce"),
    ("The share of people who do not vote falls to 20%", "reduce"),
    ("The share of people who never vote must not exceed 10% by 2028", "reduce"),
    ("The share of households with no water falls to 2%", "reduce"),
    ("The no-show rate falls to 5%", "reduce"),
    ("Avoidable admissions fall to 10", "reduce"),
    ("Reduce the share of calls not answered to 5%", "reduce"),
    ("Without new staff, we will cut waste to 5 tonnes", "reduce"),
]
UNCLEAR = [
    "We will not raise fees to 10 euros",
    "We do not want waste to rise to 10 tonnes",
    "We will never cut staff to 5",
    "We will not let debt grow from 5 to 10 million",
    "We must not double our emissions",
    "Attendance cannot remain at 60%",
    "Neither absence nor turnover rises above 5%",
    "No increase in fees to 10 euros",
    "Fees must never not exceed 10 euros",
    "Waiting must not be at least 10 days",
    "Late visits must not be limited to 10%",
    "Waiting time must not rise by 10%",
    "Do not let absence reach 10%",
    "The board has not committed us to cutting fees to 10",
    "10% must not be exceeded for late visits",
    "By 2027, 90% of clients are satisfied, no more than today",
]
OTHERS = [
    ("The trustees have committed us to cutting late visits to 10%", "reduce", "late visits"),
    ("Our promise on satisfaction is to maintain it at 70%", "hold", "satisfaction"),
    ("Our pledge to members is to reduce waiting to 5 days", "reduce", "waiting"),
    ("We have promised to raise attendance to 90%", "increase", "attendance"),
    ("The share of firms that have committed to cutting emissions rises to 90%", "increase", None),
    ("The share of firms committed to cutting emissions rises to 90%", "increase", None),
    ("By 2027, 90% of clients are satisfied, which is more than we manage today", "increase", "clients are satisfied"),
    ("By 2027, 5% of visits are late, fewer than today", "reduce", "visits are late"),
    ("A cap of 10 on late visits", "reduce", None),
    ("Complaints under a ceiling of 10 a month", "reduce", None),
    ("A floor of 90% for attendance", "increase", "attendance"),
    ("Late visits are to be limited to 10%", "reduce", "Late visits"),
    ("A reduction of waiting time to 5 days", "reduce", "waiting time"),
    ("An increase in attendance to 90%", "increase", "attendance"),
    ("Attendance is to be raised to 90%", "increase", "Attendance"),
    ("Waiting time shall be held at 5 days", "hold", "Waiting time"),
]


def read(text):
    return read_outcome(text, today=date(2026, 11, 25))


def way_of(reading):
    return reading.direction.value if reading.direction else None


@pytest.mark.parametrize(("text", "low"), FLOORS)
def test_what_may_not_be_left_downwards_is_held_above_its_floor(text, low):
    found = read(text)

    assert (way_of(found), found.low and found.low.value, found.high, found.target) == ("hold", low, None, None)


@pytest.mark.parametrize(("text", "high"), CEILINGS)
def test_what_may_not_be_left_upwards_is_held_below_its_ceiling(text, high):
    found = read(text)

    assert (way_of(found), found.low, found.high and found.high.value, found.target) == ("hold", None, high, None)


@pytest.mark.parametrize(("text", "direction"), PLAIN)
def test_a_limit_by_a_day_and_a_no_of_the_measure_leave_the_direction_as_it_is(text, direction):
    assert way_of(read(text)) == direction


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_a_no_leaves_open_is_asked(text):
    found = read(text)

    assert found.direction is None
    assert Question.WHICH_WAY in found.questions


@pytest.mark.parametrize(("text", "direction", "measure"), OTHERS)
def test_verbs_that_open_no_sentence_passives_and_nouns_say_a_direction(text, direction, measure):
    found = read(text)

    assert way_of(found) == direction
    assert measure is None or (found.measure and found.measure.value == measure)


def test_without_an_ear_for_no_the_sentences_are_misread(monkeypatch):
    monkeypatch.setattr(outcome, "polarity_of", lambda text, plain, amount, cue, after: Polarity(cue.direction))

    assert sum(read(text).direction is not None for text in UNCLEAR) > 5
