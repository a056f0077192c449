from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.wording.days import Role, add_months, days

pytestmark = pytest.mark.pure

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by 31 March 2027", date(2027, 3, 31)),
        ("by March 31, 2027", date(2027, 3, 31)),
        ("by the 31st of March 2027", date(2027, 3, 31)),
        ("no later than 2027-03-31", date(2027, 3, 31)),
        ("by 31/03/2027", date(2027, 3, 31)),
        ("by 03/31/2027", date(2027, 3, 31)),
        ("by 31 Mar", date(2027, 3, 31)),
        ("by March 2027", date(2027, 3, 31)),
        ("by the end of Q3 2026", date(2026, 9, 30)),
        ("by the third quarter of 2027", date(2027, 9, 30)),
        ("by the end of the first half of 2027", date(2027, 6, 30)),
        ("in H2 2027", date(2027, 12, 31)),
        ("by 2027 H1", date(2027, 6, 30)),
        ("by 2027 Q3", date(2027, 9, 30)),
        ("before the second half of 2027", date(2027, 6, 30)),
        ("by the last quarter of 2027", date(2027, 12, 31)),
        ("by 2030", date(2030, 12, 31)),
        ("before 2030", date(2029, 12, 31)),
        ("before March 2027", date(2027, 2, 28)),
        ("before 2028 is out", date(2028, 12, 31)),
        ("before 2028 ends", date(2028, 12, 31)),
        ("before March 2027 is over", date(2027, 3, 31)),
        ("before Q3 2027 is out", date(2027, 9, 30)),
        ("before the year is out", date(2026, 12, 31)),
        ("before this year ends", date(2026, 12, 31)),
        ("before next year is over", date(2027, 12, 31)),
        ("before the end of the year", date(2026, 12, 31)),
        ("before year-end", date(2026, 12, 31)),
        ("before next year", date(2026, 12, 31)),
        ("by the beginning of May 2027", date(2027, 5, 1)),
        ("by the end of this year", date(2026, 12, 31)),
        ("by the end of next year", date(2027, 12, 31)),
        ("within the year", date(2027, 11, 25)),
        ("within two years", date(2028, 11, 25)),
        ("in the next 18 months", date(2028, 5, 25)),
        ("six months from now", date(2027, 5, 25)),
    ],
)
def test_due_day_is_read(text, day):
    assert [(found.day, found.role) for found in days(f"Reach it {text}.", today=TODAY)] == [(day, Role.DUE)]


@pytest.mark.parametrize(
    "text",
    [
        "by 3/4/2027",
        "by the end of fiscal year 2026-27",
        "in FY27",
        "by mid 2019-20",
        "by 31 February 2027",
    ],
)
def test_day_that_cannot_be_told_is_unclear(text):
    assert [found.role for found in days(f"Reach it {text}.", today=TODAY)] == [Role.UNCLEAR]


def test_quarter_of_a_year_in_two_calendar_years_is_unclear():
    assert {found.role for found in days("by Q1 2026/27", today=TODAY)} == {Role.UNCLEAR}


@pytest.mark.parametrize("text", ["each year", "every month", "compared with March 2019", "in 2019", "annually"])
def test_rhythms_and_past_years_are_no_due_days(text):
    assert [found.role for found in days(f"Feed people {text}.", today=TODAY)] == [Role.REFERENCE]


@pytest.mark.parametrize("text", ["By 31 March 2029", "By March 31, 2029", "By March 2029"])
def test_a_year_before_a_percent_sign_keeps_its_month_and_a_percentage_is_no_year(text):
    assert [found.day for found in days(f"{text} % of staff are trained", today=TODAY)] == [date(2029, 3, 31)]
    assert days("Reach 2000 % of the plan", today=TODAY) == []


def test_start_and_due_are_told_apart():
    found = days("From January 2027 to the end: reach it by June 2028.", today=TODAY)

    assert [(item.role, item.day) for item in found] == [
        (Role.START, date(2027, 1, 1)),
        (Role.DUE, date(2028, 6, 30)),
    ]


@pytest.mark.parametrize(
    "text", ["requests answered within 30 days", "outages in a year", "in the first half of the course"]
)
def test_what_is_no_day_is_left_alone(text):
    assert [found.day for found in days(text, today=TODAY) if found.role is Role.DUE] == []


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months):
    later = add_months(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and add_months(later, 0).day >= 28)


@given(st.text(max_size=120))
def test_any_text_is_read_without_falling_over(text):
    assert all(0 <= found.start < found.end <= len(text) for found in days(text, today=TODAY))
