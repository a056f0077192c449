"""Drawings that stand in a cell of a table, beside their words."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from missionhub.core.charts.paint import paint

WIDTH = 92


def interval_mark(*, value: float, low: float, high: float) -> SafeString:
    """A value and its interval on a scale of 0 to 100, without words: they stand beside it."""
    start, end, at = (round(4 + (WIDTH - 8) * max(0.0, min(100.0, each)) / 100, 1) for each in (low, high, value))
    return format_html(
        '<svg class="mark-interval" viewBox="0 0 {width} 14" width="{width}" height="14" aria-hidden="true" '
        'focusable="false"><line x1="4" x2="{end_of_scale}" y1="7" y2="7" stroke-width="2" {track}/>'
        '<line x1="{start}" x2="{end}" y1="7" y2="7" stroke-width="7" stroke-opacity="0.3" stroke-linecap="round" '
        '{band}/><circle cx="{at}" cy="7" r="4" {dot}/></svg>',
        width=WIDTH,
        end_of_scale=WIDTH - 4,
        track=paint(stroke="line"),
        start=start,
        end=end,
        band=paint(stroke="brand"),
        at=at,
        dot=paint(fill="brand"),
    )


def state_dot(*, is_on: bool, label: str = "", is_alarm: bool = False) -> SafeString:
    """There, missing, or missing and pressing: told apart by shape; the label says which to those who do not see it."""
    told = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="mark-state" viewBox="0 0 16 16" width="16" height="16" focusable="false" {}>{}</svg>',
        told,
        _there() if is_on else _pressing() if is_alarm else _missing(),
    )


def _there() -> SafeString:
    return format_html(
        '<circle cx="8" cy="8" r="7" {}/><path d="M4.8 8.3l2.2 2.2 4.2-4.6" stroke-width="1.8" stroke-linecap="round" '
        'stroke-linejoin="round" {}/>',
        paint(fill="good-bar"),
        paint(stroke="card"),
    )


def _missing() -> SafeString:
    return format_html(
        '<circle cx="8" cy="8" r="6.2" stroke-width="1.6" stroke-dasharray="2.6 2.2" {}/>',
        paint(stroke="line-strong"),
    )


def _pressing() -> SafeString:
    return format_html(
        '<path d="M8 1.6L15 14H1z" stroke-width="1" stroke-linejoin="round" {}/>'
        '<path d="M8 6v4M8 11.6v.9" stroke-width="1.6" stroke-linecap="round" {}/>',
        paint(fill="bad-bar", stroke="bad-bar"),
        paint(stroke="card"),
    )
