"""Two parties on the same steps, thing by thing: a circle and a square joined by a line, words at both ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from missionhub.core.charts.paint import paint

STEPS = 5
EDGE, NAME, TRACK, LINE, GAP = 12, 18, 30, 15, 16
BESIDE = 7.5  # from the middle, where both stand on one step


@dataclass(frozen=True)
class PairedRow:
    """`first` and `second` stand on step 1 to 5; None draws no mark."""

    name: str
    low: str
    high: str
    first: int | None
    second: int | None


@dataclass(frozen=True)
class _Picture:
    identity: str
    width: int
    css: str
    letters: int  # of a line at either end

    def draw(self, title: str, sides: tuple[str, str], rows: Sequence[PairedRow]) -> SafeString:
        drawn, top = [], 0
        for row in rows:
            drawn.append((self._row(row, top),))
            top += self._height(row)
        return format_html(
            '<svg class="chart {}" viewBox="0 0 {} {}" role="img" aria-labelledby="{id}-t {id}-d" '
            'font-family="Inter, sans-serif" font-size="12.5"><title id="{id}-t">{}</title><desc id="{id}-d">{}</desc>'
            "{}</svg>",
            self.css,
            self.width,
            top,
            title,
            " ".join(told(row, sides) for row in rows),
            format_html_join("", "{}", drawn),
            id=self.identity,
        )

    def _ends(self, row: PairedRow) -> tuple[list[str], list[str]]:
        return wrap(row.low, self.letters), wrap(row.high, self.letters)

    def _height(self, row: PairedRow) -> int:
        return NAME + TRACK + LINE * max(map(len, self._ends(row))) + GAP

    def _x(self, step: int) -> float:
        return round(EDGE + (self.width - 2 * EDGE) * (step - 1) / (STEPS - 1), 1)

    def _row(self, row: PairedRow, top: int) -> SafeString:
        y = top + NAME + TRACK // 2
        low, high = self._ends(row)
        return format_html(
            '<text x="0" y="{}" font-weight="600" font-size="13" {}>{}</text>'
            '<line x1="{}" x2="{}" y1="{y}" y2="{y}" stroke-width="2" {}/>{}{}{}{}{}',
            top + 13,
            paint(fill="ink"),
            row.name,
            self._x(1),
            self._x(STEPS),
            paint(stroke="line-strong"),
            format_html_join("", "{}", ((self._stop(step, y),) for step in range(1, STEPS + 1))),
            self._between(row, y),
            self._marks(row, y),
            self._words(low, x=0, anchor="start", top=y + 28),
            self._words(high, x=self.width, anchor="end", top=y + 28),
            y=y,
        )

    def _stop(self, step: int, y: int) -> SafeString:
        return format_html('<circle cx="{}" cy="{}" r="3.5" {}/>', self._x(step), y, paint(fill="line-strong"))

    def _between(self, row: PairedRow, y: int) -> SafeString:
        if row.first is None or row.second is None:
            return SafeString("")
        return format_html(
            '<line x1="{}" x2="{}" y1="{y}" y2="{y}" stroke-width="5" {}/>',
            self._x(row.first),
            self._x(row.second),
            paint(stroke="ink-2"),
            y=y,
        )

    def _marks(self, row: PairedRow, y: int) -> SafeString:
        """Side by side where both stand on the same step."""
        aside = BESIDE if row.first == row.second else 0
        first = second = SafeString("")
        if row.first is not None:
            x = min(max(self._x(row.first), EDGE + aside), self.width - EDGE - aside)
            first = format_html(
                '<circle cx="{}" cy="{}" r="8" stroke-width="2" {}/>', x - aside, y, paint(fill="brand", stroke="card")
            )
        if row.second is not None:
            x = min(max(self._x(row.second), EDGE + aside), self.width - EDGE - aside)
            second = format_html(
                '<rect x="{}" y="{}" width="15" height="15" rx="2" stroke-width="2" {}/>',
                x + aside - 7.5,
                y - 7.5,
                paint(fill="other", stroke="card"),
            )
        return format_html("{}{}", first, second)

    def _words(self, lines: Sequence[str], *, x: int, anchor: str, top: int) -> SafeString:
        spans = format_html_join(
            "", '<tspan x="{}" y="{}">{}</tspan>', ((x, top + n * LINE, line) for n, line in enumerate(lines))
        )
        return format_html('<text text-anchor="{}" {}>{}</text>', anchor, paint(fill="ink-2"), spans)


def told(row: PairedRow, sides: tuple[str, str]) -> str:
    """The row in words, for whoever does not see it."""
    steps = [_("not said") if step is None else str(step) for step in (row.first, row.second)]
    return _("%(name)s, from 1 (%(low)s) to 5 (%(high)s): %(first)s %(one)s, %(second)s %(other)s.") % {
        "name": row.name,
        "low": row.low,
        "high": row.high,
        "first": sides[0],
        "one": steps[0],
        "second": sides[1],
        "other": steps[1],
    }


def paired_dots(*, identity: str, title: str, sides: tuple[str, str], rows: Sequence[PairedRow]) -> SafeString:
    """The first side is the circle, the second the square; a table beside it has the steps as figures."""
    pictures = (
        _Picture(f"{identity}-640", 640, "chart-small chart-wide", letters=42),
        _Picture(f"{identity}-330", 330, "chart-narrow", letters=23),
    )
    return format_html('<div class="chart-box">{}{}</div>', *(one.draw(title, sides, rows) for one in pictures))
