from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString


def sparkline(values: Sequence[float]) -> SafeString:
    """A small line of past values; decoration beside a figure, empty for fewer than two."""
    if len(values) < 2:
        return SafeString("")
    low, span = min(values), (max(values) - min(values)) or 1
    step = 76 / (len(values) - 1)
    heights = [round(22 - 18 * (value - low) / span, 1) for value in values]
    points = [(round(2 + index * step, 1), height) for index, height in enumerate(heights)]
    return format_html(
        '<svg class="spark" viewBox="0 0 82 26" width="82" height="26" aria-hidden="true">'
        '<polyline points="{}" fill="none" stroke="#2d8a8d" stroke-width="1.8" stroke-linejoin="round"/>'
        '<circle cx="{}" cy="{}" r="2.6" fill="#2d8a8d"/></svg>',
        " ".join(f"{x},{y}" for x, y in points),
        *points[-1],
    )
