"""The text of a calendar (RFC 5545): no clock, no tables."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from missionhub.messaging.calendar import CalendarDay

LINE = 75  # bytes, the line's own end not counted
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")  # a tab and a line feed are not among them


def write_calendar(*, name: str, days: Iterable[CalendarDay], site: str, at: datetime) -> str:
    """`site` is the configured address: it makes links whole and keys unique in the world."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//MissionHub//calendar//EN", "METHOD:PUBLISH"]
    about = [f"X-WR-CALNAME:{escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H"]
    events = [line for day in days for line in _event(day, site=site, at=at)]
    return "".join(f"{folded(line)}\r\n" for line in [*head, *about, *events, "END:VCALENDAR"])


def escaped(text: str) -> str:
    r"""As a value: backslash, semicolon, comma and line feed are marked; nothing else may end a line.

    >>> escaped("soup; bread")
    'soup\\; bread'
    """
    plain = UNSEEN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """Lines of at most 75 bytes, never cut inside a letter; what goes on begins with a space."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > LINE:
            pieces.append(piece)
            piece = " "
        piece += letter
    return "\r\n".join([*pieces, piece])


def _event(day: CalendarDay, *, site: str, at: datetime) -> list[str]:
    host = site.rpartition("/")[2].partition(":")[0]
    note = [f"DESCRIPTION:{escaped(day.note)}"] if day.note else []
    return [
        "BEGIN:VEVENT",
        f"UID:{escaped(day.key)}@{host}",
        f"DTSTAMP:{_moment(at)}",
        *_when(day.on),
        f"SUMMARY:{escaped(day.title)}",
        *note,
        f"URL:{site}{day.url}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _when(on: date | datetime) -> list[str]:
    if isinstance(on, datetime):
        return [f"DTSTART:{_moment(on)}", f"DTEND:{_moment(on)}"]
    return [f"DTSTART;VALUE=DATE:{on:%Y%m%d}", f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}"]


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
