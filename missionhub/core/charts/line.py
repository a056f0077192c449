"""Actual, expected and forecast values over time."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from missionhub.core.charts.paint import paint
from missionhub.core.charts.scale import figure, spaced, ticks

Point = tuple[float, float]
LABEL = 38  # pixels from the middle of one label to that of the next


@dataclass(frozen=True)
class Series:
    """What happened (a gap is None), what was planned, and where it leads: a line of its own, a gap is None.

    `places` says how far along each label lies, in days or any other measure; without it all are equally far apart.
    Only with it a line that is straight over time is straight in the drawing.
    """

    labels: Sequence[str]
    actual: Sequence[float | None]
    expected: Sequence[float] = ()
    forecast: Sequence[float | None] = ()
    unit: str = ""
    places: Sequence[float] = ()

    @property
    def known(self) -> list[tuple[int, float]]:
        return [(index, value) for index, value in enumerate(self.actual) if value is not None]

    @property
    def coming(self) -> list[tuple[int, float]]:
        return [(index, value) for index, value in enumerate(self.forecast) if value is not None]

    @property
    def values(self) -> list[float]:
        return [value for _index, value in (*self.known, *self.coming)] + [*self.expected]


@dataclass(frozen=True)
class Frame:
    width: int
    height: int
    css: str
    every: int
    scale: Sequence[float]
    places: Sequence[float]
    left: int = 48
    right: int = 58
    top: int = 14
    bottom: int = 30

    @property
    def inner(self) -> int:
        return self.width - self.left - self.right

    def x(self, index: int) -> float:
        whole = self.places[-1] - self.places[0]
        return round(self.left + self.inner * ((self.places[index] - self.places[0]) / whole if whole else 0), 1)

    def y(self, value: float) -> float:
        share = (value - self.scale[0]) / (self.scale[-1] - self.scale[0])
        return round(self.top + (self.height - self.top - self.bottom) * (1 - share), 1)


def line(*, identity: str, title: str, description: str, series: Series) -> SafeString:
    """A wide and a narrow drawing of the same figures, so labels keep their size on a phone."""
    if not series.known:
        return SafeString("")
    scale = ticks(min(series.values), max(series.values))
    count = max(len(series.labels), len(series.expected))
    places = series.places or range(count)
    frames = (
        Frame(640, 250, "chart-wide", 1 + count // 9, scale, places),
        Frame(330, 230, "chart-narrow", 1 + count // 5, scale, places, left=42, right=50),
    )
    return format_html(
        '<div class="chart-box">{}{}</div>',
        *(_draw(frame, f"{identity}-{frame.css}", title, description, series) for frame in frames),
    )


def _draw(frame: Frame, identity: str, title: str, description: str, series: Series) -> SafeString:
    parts = [*_axes(frame, series), *_lines(frame, series), *_points(frame, series), *_end_labels(frame, series)]
    return format_html(
        '<svg class="chart {css}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{id}-t {id}-d" '
        'font-family="Inter, sans-serif"><title id="{id}-t">{title}</title><desc id="{id}-d">{description}</desc>'
        "{parts}</svg>",
        css=frame.css,
        width=frame.width,
        height=frame.height,
        id=identity,
        title=title,
        description=description,
        parts=mark_safe("".join(parts)),  # noqa: S308 - each part is already escaped
    )


def _axes(frame: Frame, series: Series) -> list[SafeString]:
    rows = [
        format_html(
            '<line x1="{}" x2="{}" y1="{y}" y2="{y}" {}/>'
            '<text x="{}" y="{}" text-anchor="end" font-size="11.5" {}>{}</text>',
            frame.left,
            frame.width - frame.right,
            paint(stroke="line"),
            frame.left - 8,
            frame.y(tick) + 4,
            paint(fill="ink-2"),
            figure(tick),
            y=frame.y(tick),
        )
        for tick in frame.scale
    ]
    labels = [
        format_html(
            '<text x="{}" y="{}" text-anchor="middle" font-size="11.5" {}>{}</text>',
            frame.x(index),
            frame.height - 8,
            paint(fill="ink-2"),
            label,
        )
        for index, label in _shown_labels(frame, series)
    ]
    return rows + labels


def _shown_labels(frame: Frame, series: Series) -> list[tuple[int, str]]:
    """So few that none touches the next."""
    shown: list[tuple[int, str]] = []
    for index, label in enumerate(series.labels):
        if index % frame.every == 0 and (not shown or frame.x(index) - frame.x(shown[-1][0]) >= LABEL):
            shown.append((index, label))
    return shown


def _lines(frame: Frame, series: Series) -> list[SafeString]:
    known = [(frame.x(index), frame.y(value)) for index, value in series.known]
    planned = [(frame.x(index), frame.y(value)) for index, value in enumerate(series.expected)]
    coming = [(frame.x(index), frame.y(value)) for index, value in series.coming]
    floor = frame.y(frame.scale[0])
    return [
        format_html(
            '<polygon points="{}" fill-opacity="0.08" {}/>',
            _path([(known[0][0], floor), *known, (known[-1][0], floor)]),
            paint(fill="brand"),
        ),
        _polyline(planned, "watch-bar", 1.8, "6 5"),
        _polyline(coming, "brand", 2, "1.5 5"),
        _polyline(known, "brand", 2.6, ""),
    ]


def _polyline(points: Sequence[Point], color: str, width: float, dashes: str) -> SafeString:
    if len(points) < 2:
        return SafeString("")
    return format_html(
        '<polyline points="{}" stroke-width="{}" stroke-linejoin="round" stroke-linecap="round" '
        'stroke-dasharray="{}" {}/>',
        _path(points),
        width,
        dashes or "none",
        paint(stroke=color),
    )


def _points(frame: Frame, series: Series) -> list[SafeString]:
    last = series.known[-1][0]
    return [
        format_html(
            '<circle cx="{}" cy="{}" r="{}" stroke-width="2" {}><title>{}</title></circle>',
            frame.x(index),
            frame.y(value),
            5 if index == last else 3,
            paint(fill="brand" if index == last else "card", stroke="brand"),
            f"{series.labels[index]}: {figure(value)}{series.unit}",
        )
        for index, value in series.known
    ]


def _end_labels(frame: Frame, series: Series) -> list[SafeString]:
    index, value = series.known[-1]
    right = frame.width - frame.right + 8
    coming = [value for _index, value in series.coming]
    ends = [(row[-1], color) for row, color in ((series.expected, "watch"), (coming, "brand")) if row]
    places = spaced([frame.y(end) + 4 for end, _color in ends], 15)
    now = format_html(
        '<text x="{}" y="{}" text-anchor="middle" font-size="13" font-weight="650" {}>{}</text>',
        frame.x(index),
        min(frame.y(value) + 22, frame.height - frame.bottom - 6),
        paint(fill="ink"),
        figure(value),
    )
    return [now] + [
        format_html(
            '<text x="{}" y="{}" font-size="12" font-weight="600" {}>{}</text>',
            right,
            place,
            paint(fill=color),
            figure(end),
        )
        for (end, color), place in zip(ends, places, strict=True)
    ]


def _path(points: Sequence[Point]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)
