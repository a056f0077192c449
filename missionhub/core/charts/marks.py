"""Shares of one thing side by side on one line: what was stated, and where money and time go."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from missionhub.core.charts.paint import paint

WIDTH, HEIGHT, EDGE = 240, 28, 8


def share_marks(*, stated: float, money: float | None, time: float | None) -> SafeString:
    """A diamond for the stated share, a dot for money, a square for time, each 0 … 1; the figures stand beside it."""
    known = [share for share in (money, time) if share is not None]
    ends = [_place(share) for share in (stated, *known)]
    return format_html(
        '<svg class="marks" viewBox="0 0 {w} {h}" width="{w}" height="{h}" aria-hidden="true" focusable="false">'
        '<path d="M{edge} 14H{right}" stroke-width="2" {track}/><path d="M{low} 14H{high}" stroke-width="4" {span}/>'
        "{time}{money}{stated}</svg>",
        w=WIDTH,
        h=HEIGHT,
        edge=EDGE,
        right=WIDTH - EDGE,
        track=paint(stroke="line"),
        low=min(ends),
        high=max(ends),
        span=paint(stroke="line-strong"),
        time=_square(time),
        money=_dot(money),
        stated=_diamond(stated),
    )


def _place(share: float) -> float:
    return round(EDGE + (WIDTH - 2 * EDGE) * max(0.0, min(1.0, share)), 1)


def _diamond(share: float) -> SafeString:
    x = _place(share)
    look = paint(fill="card", stroke="ink")
    return format_html('<path d="M{} 6l8 8-8 8-8-8Z" stroke-width="2" {}/>', x, look)


def _dot(share: float | None) -> SafeString:
    if share is None:
        return SafeString("")
    return format_html('<circle cx="{}" cy="14" r="6" {}/>', _place(share), paint(fill="brand"))


def _square(share: float | None) -> SafeString:
    if share is None:
        return SafeString("")
    return format_html('<rect x="{}" y="9" width="10" height="10" {}/>', _place(share) - 5, paint(fill="watch-bar"))
