from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.wording.outcome import read_outcome
from missions.wording.reading import Change, Question

pytestmark = pytest.mark.pure

TODAY = date(2026, 11, 25)


def read(text):
    return read_outcome(text, today=TODAY)


def told(reading, *names):
    return tuple(found.value if (found := getattr(reading, name)) else None for name in names)


def test_by_a_fifth_is_a_change_that_asks_from_what():
    found = read("Increase customer satisfaction by 20% within the year")

    assert told(found, "direction", "measure", "change", "target", "unit", "due") == (
        "increase",
        "customer satisfaction",
        Change(Decimal(20), is_relative=True),
        None,
        None,
        date(2027, 11, 25),
    )
    assert found.questions == (Question.FROM_WHAT,)


def test_each_field_names_the_words_it_was_read_from():
    found = read("Reduce waste from 19% to 9% by 31 March 2027")

    spans = {
        name: found.text[part.start : part.end]
        for name in ("direction", "measure", "baseline", "target", "due")
        if (part := getattr(found, name))
    }
    assert spans == {
        "direction": "Reduce",
        "measure": "waste",
        "baseline": "19%",
        "target": "9%",
        "due": "by 31 March 2027",
    }
    assert found.questions == ()


@pytest.mark.parametrize(
    ("text", "direction", "baseline", "target", "unit", "due"),
    [
        (
            "Grow the number of members from 1,200 to 1 500 by March 2027",
            "increase",
            1200,
            1500,
            None,
            date(2027, 3, 31),
        ),
        ("At least 90% of calls are answered by the end of Q2 2027", "increase", None, 90, "%", date(2027, 6, 30)),
        ("Waiting time falls to no more than 5 days by 2028", "reduce", None, 5, "days", date(2028, 12, 31)),
        ("Raise local income to $1.5m by 2030", "increase", None, 1_500_000, "$", date(2030, 12, 31)),
        ("Cut emissions by 40 tonnes from 120 by 1 June 2027", "reduce", 120, 80, "tonnes", date(2027, 6, 1)),
        ("By June 2027, nine in ten trainees will finish", None, None, 90, "%", date(2027, 6, 30)),
        ("Lift attendance 10 points from 70% to 80% by 2027-06-30", "increase", 70, 80, "%", date(2027, 6, 30)),
        ("We want to bring sick days down to 4 by next year", "reduce", None, 4, None, date(2027, 12, 31)),
        ("Increase temperature from -10 to -2 by 2028", "increase", -10, -2, None, date(2028, 12, 31)),
        ("Staff who feel safe: 85% or more by 15 May 2027 (today 61%)", "increase", 61, 85, "%", date(2027, 5, 15)),
    ],
)
def test_sentence_is_read(text, direction, baseline, target, unit, due):
    assert told(read(text), "direction", "baseline", "target", "unit", "due") == (
        direction,
        baseline,
        target,
        unit,
        due,
    )


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Keep the cold chain between 2 and 5 degrees", 2, 5),
        ("Hold reserves at 4 to 6 months of costs", 4, 6),
        ("Occupancy stays within 85-95%", 85, 95),
        ("Share of surplus stock: at least 3% and at most 8%", 3, 8),
    ],
)
def test_band_is_held(text, low, high):
    found = read(text)

    assert told(found, "direction", "low", "high", "target") == ("hold", low, high, None)
    assert Question.FROM_WHAT not in found.questions


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Keep complaints below 10 per month until December 2027", None, 10),
        ("We are committed to holding waiting time below 10 days", None, 10),
        ("Attendance stays at or above 90% through 2027", 90, None),
        ("Keep at least 90% of staff through 2027 (today 95%)", 90, None),
        ("Keep the number of children who drop out from rising above 10", None, 10),
    ],
)
def test_what_is_kept_within_a_limit_is_a_band_with_one_edge(text, low, high):
    found = read(text)

    assert told(found, "direction", "low", "high", "target") == ("hold", low, high, None)
    assert not {Question.FROM_WHAT, Question.HOW_WIDE, Question.HOW_FAR} & set(found.questions)


def test_what_must_first_be_brought_within_a_limit_is_no_hold():
    found = read("Keep complaints below 10 per month until December 2027 (today 20)")

    assert told(found, "direction", "baseline", "target", "high") == ("reduce", 20, 10, None)


@pytest.mark.parametrize(
    "text",
    [
        "Hold attendance steady at 90%",
        "Attendance is to be kept at 90 per cent",
        "By 31 March 2027, we will maintain attendance at 90%",
        "Attendance needs to stay at 90%",
        "Keep the share of calls dropped to 90%",
    ],
)
def test_one_number_to_hold_asks_how_wide_the_band_is(text):
    found = read(text)

    assert told(found, "direction", "target", "low", "high") == ("hold", 90, None, None)
    assert Question.HOW_WIDE in found.questions
    assert Question.FROM_WHAT not in found.questions


@pytest.mark.parametrize(
    "text",
    [
        "Hold 12 workshops by June 2027",
        "Hold workshops in 12 villages",
        "Maintain or improve attendance at 12",
        "Keep our doors open 12 days a week",
        "The share of staff who stay at 12 sites",
    ],
)
def test_other_things_that_are_held_kept_or_stayed_at_say_no_direction(text):
    assert told(read(text), "direction") == (None,)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("We will increase the share of calls dropped to 10 percent", "increase"),
        ("We will reduce the share of wages raised to 10 percent", "reduce"),
        ("No later than the close of fiscal year 2026-27 (31 March 2027), we will raise attendance to 90%", "increase"),
        ("With the help of donors, we will cut waste to 5 tonnes", "reduce"),
        ("We are committed to lowering sick days to 4", "reduce"),
        ("Continue to raise attendance to 90%", "increase"),
        ("Keep raising attendance to 90%", "increase"),
        ("Cut waste to 5 tonnes by March 2027, and raise no more than 3 alarms", "reduce"),
        ("Improve response time to under 2 hours", "reduce"),
        ("Improve response time from 12 to 8 hours", "reduce"),
        ("Improve response time to 8 hours", None),
        ("Attendance needs to reach 90%", "increase"),
        ("Emissions need to reach 5 tonnes", None),
        ("Reach 0% waste", None),
    ],
)
def test_the_own_verb_of_a_sentence_says_the_direction_and_better_or_reach_only_where_more_is_clearly_meant(
    text, direction
):
    assert told(read(text), "direction") == (direction,)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Satisfaction is not below 80%", "increase"),
        ("Waiting time must not exceed 10 days by March 2027", "reduce"),
        ("Nobody waits more than 5 days", "reduce"),
        ("No fewer than 20 pupils finish", "increase"),
    ],
)
def test_limits_are_turned_round_by_a_no(text, direction):
    assert told(read(text), "direction") == (direction,)


def test_by_at_least_is_a_change():
    assert told(read("Reduce complaints by at least 20%"), "direction", "change", "target") == (
        "reduce",
        Change(Decimal(20), is_relative=True),
        None,
    )
    assert told(read("Complaints fall by at least 20%"), "direction") == ("reduce",)


def test_what_leads_to_the_verb_is_no_measure():
    assert told(read("With the help of many donors, we are committed to raising income to $500"), "measure") == (
        "income",
    )


def test_double_and_halve_are_changes():
    assert told(read("Double the number of volunteers from 40 by 2028"), "direction", "target") == ("increase", 80)
    assert told(read("Halve food waste within two years"), "direction", "change") == (
        "reduce",
        Change(Decimal(50), is_relative=True),
    )


def test_percent_of_a_percentage_is_asked():
    found = read("Increase satisfaction by 20% from 50% by 2028")

    assert told(found, "baseline", "target") == (50, None)
    assert Question.POINTS_OR_PERCENT in found.questions


def test_percentage_points_are_added():
    assert told(read("Increase satisfaction by 20 percentage points from 50% by 2028"), "target") == (70,)


@pytest.mark.parametrize(
    "text",
    [
        "Satisfaction: tbd",
        "Target to be determined by 31 March 2027",
        "Target: Green",
        "Be in the top 5 of participating countries",
        "Year-over-year improvement",
        "Anglophones: 91%; Francophones: 74%",
        "Employees under the age of 30 are heard",
    ],
)
def test_what_is_no_target_is_refused(text):
    assert told(read(text), "target", "low", "change") == (None, None, None)


def test_unsaid_target_is_named_and_an_unsaid_baseline_is_not():
    assert Question.NOT_A_NUMBER in read("Satisfaction: to be determined").questions
    assert told(read("Raise satisfaction to 80% (baseline to be determined)"), "target") == (80,)


def test_two_readings_become_a_question():
    assert Question.WHICH_DAY in read("Reach 80% by 3/4/2027").questions
    assert Question.WHICH_NUMBER in read("Anglophones: 91%; Francophones: 74%").questions
    assert Question.WHICH_WAY in read("Increase it from 12 to 8").questions


def test_nothing_said_asks_everything():
    assert read("").questions == (
        Question.WHAT,
        Question.HOW_FAR,
        Question.WHICH_WAY,
        Question.FROM_WHAT,
        Question.BY_WHEN,
    )


@given(st.text(max_size=200))
def test_any_text_is_read_and_every_field_points_into_it(text):
    found = read(text)

    for part in vars(found).values():
        if hasattr(part, "start"):
            assert 0 <= part.start <= part.end <= len(found.text)


@pytest.mark.parametrize("text", ["Cap waste at 9% by 31 March 2027", "We will limit waste to 9% by 31 March 2027"])
def test_upper_limits_are_a_way_down(text):
    assert told(read(text), "direction", "measure", "target") == ("reduce", "waste", Decimal(9))


def test_from_one_number_to_another_as_a_place_to_be_in_is_a_band():
    found = read("From 40% to 60% is where we want attendance by March 2027")

    assert told(found, "direction", "low", "high", "baseline") == ("hold", Decimal(40), Decimal(60), None)


def test_something_weekly_is_part_of_what_is_counted():
    reading = read_outcome(
        "Raise the share of children with a weekly lesson from 80% to 100% by 30 June 2027.", today=date(2026, 11, 26)
    )

    assert reading.measure.value == "share of children with a weekly lesson"
