"""Bars: how much of one thing is reached, and how one whole is shared out."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from missionhub.core.charts.paint import paint

TONES = {"brand": "brand", "good": "good-bar", "watch": "watch-bar", "bad": "bad-bar", "other": "other"}
SHARE_INK = ("on-dark", "on-light", "on-light", "on-light", "on-light")


def progress_bar(
    *, value: float, maximum: float = 100, tone: str = "brand", expected: float | None = None
) -> SafeString:
    """A bar without words: the figure stands beside it. `expected` draws a tick where it should be by now."""
    share = _percent(value, maximum)
    tick = SafeString("")
    if expected is not None:
        tick = format_html(
            '<rect x="{}" width="1.2" height="6" {}/>', min(98.8, _percent(expected, maximum)), paint(fill="ink")
        )
    return format_html(
        '<svg class="bar" viewBox="0 0 100 6" width="100" height="6" preserveAspectRatio="none" aria-hidden="true" '
        'focusable="false"><rect width="100" height="6" {}/><rect width="{}" height="6" {}/>{}</svg>',
        paint(fill="track"),
        share,
        paint(fill=TONES[tone]),
        tick,
    )


def share_bar(*, identity: str, title: str, parts: Sequence[tuple[str, float]]) -> SafeString:
    """One whole shared out among at most five named parts; the percentages are written in the bar and told in words."""
    total = sum(value for _label, value in parts)
    if not total:
        return SafeString("")
    shares = [(label, 100 * value / total) for label, value in parts[:5]]
    drawings = [
        _share_drawing(identity, title, shares, width, css)
        for width, css in ((640, "chart-wide"), (320, "chart-narrow"))
    ]
    return format_html('<div class="chart-box">{}{}</div>', *drawings)


def _share_drawing(identity: str, title: str, shares: Sequence[tuple[str, float]], width: int, css: str) -> SafeString:
    described = ", ".join(
        _("%(label)s %(share)s%%") % {"label": label, "share": round(share)} for label, share in shares
    )
    return format_html(
        '<svg class="chart {}" viewBox="0 0 {} 34" role="img" aria-labelledby="{id}-t {id}-d" '
        'font-family="Inter, sans-serif"><title id="{id}-t">{}</title><desc id="{id}-d">{}</desc>{}</svg>',
        css,
        width,
        title,
        described,
        format_html_join("", "{}", ((segment,) for segment in _segments(shares, width))),
        id=f"{identity}-{css}",
    )


def _segments(shares: Sequence[tuple[str, float]], width: int) -> list[SafeString]:
    drawn, left = [], 0.0
    for index, (label, share) in enumerate(shares):
        right = left + width * share / 100
        words = format_html(
            '<text x="{}" y="22" text-anchor="middle" font-size="13" font-weight="600" {}>{}</text>',
            round((left + right) / 2, 1),
            paint(fill=SHARE_INK[index]),
            _("%(share)s%%") % {"share": round(share)},
        )
        drawn.append(
            format_html(
                '<g><title>{}</title><rect x="{}" width="{}" height="34" rx="4" {}/>{}</g>',
                f"{label}: {round(share)}%",
                round(left + 1, 1),
                max(round(right - left - 2, 1), 1),
                paint(fill=f"share-{index}"),
                words if right - left >= 42 else "",
            )
        )
        left = right
    return drawn


def _percent(value: float, maximum: float) -> float:
    return round(100 * max(0.0, min(1.0, value / maximum)), 1) if maximum else 0.0
