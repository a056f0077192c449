from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionhub.messaging.calendar import CalendarDay
from missionhub.messaging.icalendar import escaped, folded, write_calendar

AT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
SITE = "https://hub.example.org:8000"


def written(*days: CalendarDay) -> str:
    return write_calendar(name="Harbor Kitchen", days=days, site=SITE, at=AT)


def test_day_and_moment_are_written_as_calendars_read_them():
    day = CalendarDay(key="mission-7", on=date(2026, 12, 31), title="Look again", url="/o/x/", note="One\nTwo")
    moment = CalendarDay(key="round-3", on=AT, title="Closes", url="/o/y/")

    lines = written(day, moment).split("\r\n")

    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[lines.index("BEGIN:VEVENT") :][:10] == [
        "BEGIN:VEVENT",
        "UID:mission-7@hub.example.org",
        "DTSTAMP:20261125T093000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Look again",
        "DESCRIPTION:One\\nTwo",
        "URL:https://hub.example.org:8000/o/x/",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
    assert "DTSTART:20261125T093000Z" in lines
    assert lines[-2:] == ["END:VCALENDAR", ""]


@pytest.mark.parametrize(
    ("typed", "kept"), [("a;b,c\\d", "a\\;b\\,c\\\\d"), ("a\r\nb\rc\nd", "a\\nb\\nc\\nd"), ("a\x00\u2028b", "a  b")]
)
def test_marks_of_the_format_are_escaped(typed, kept):
    assert escaped(typed) == kept


@given(st.text())
def test_no_title_adds_a_line_of_its_own(title):
    hostile = f"{title}\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:file:///etc/passwd"

    lines = unfolded(written(CalendarDay(key="k", on=date(2026, 12, 1), title=hostile, url="/")))

    assert [lines.count(mark) for mark in ("BEGIN:VEVENT", "END:VEVENT")] == [1, 1]
    assert not [line for line in lines if line.startswith("ATTACH")]


def test_alarm_title_as_it_stands_would_add_lines(monkeypatch):
    monkeypatch.setattr("missionhub.messaging.icalendar.escaped", str)
    hostile = CalendarDay(key="k", on=date(2026, 12, 1), title="x\r\nATTACH:file:///etc/passwd", url="/")

    assert "ATTACH:file:///etc/passwd" in unfolded(written(hostile))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_folded_lines_are_short_and_read_back_whole(text):
    line = f"SUMMARY:{text}"

    parts = folded(line).split("\r\n")

    assert max(len(part.encode()) for part in parts) <= 75
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").replace("\n ", "").splitlines()
