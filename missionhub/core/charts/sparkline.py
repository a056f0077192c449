from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from missionhub.core.charts.paint import paint


def sparkline(values: Sequence[float]) -> SafeString:
    """A small line of past values; decoration beside a figure, empty for fewer than two."""
    if len(values) < 2:
        return SafeString("")
    low, span = min(values), (max(values) - min(values)) or 1
    step = 76 / (len(values) - 1)
    points = [
        (round(3 + index * step, 1), round(22 - 18 * (value - low) / span, 1)) for index, value in enumerate(values)
    ]
    return format_html(
        '<svg class="spark" viewBox="0 0 82 26" width="82" height="26" aria-hidden="true" focusable="false">'
        '<polyline points="{}" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round" {}/>'
        '<circle cx="{}" cy="{}" r="2.8" {}/></svg>',
        " ".join(f"{x},{y}" for x, y in points),
        paint(stroke="brand"),
        *points[-1],
        paint(fill="brand"),
    )
