"""One value with its interval and the line chance would reach, on a scale of 0 to 100."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

BRAND, SUN, MUTED, LINE = "#2d8a8d", "#c07a12", "#6c8085", "#9aaeb0"


@dataclass(frozen=True)
class Box:
    width: int
    css_class: str
    margin: int = 18
    axis: int = 62

    def x(self, value: float) -> float:
        """Where a value of 0 … 100 stands; values beyond are drawn at the edge."""
        inner = self.width - 2 * self.margin
        return round(self.margin + inner * max(0.0, min(100.0, value)) / 100, 1)


def interval_dot(
    *, identity: str, title: str, value: float, low: float, high: float, chance: float | None = None
) -> SafeString:
    """A wide and a narrow drawing of the same figures, so labels keep their size on a phone.

    value, low, high, chance: 0 … 100. The figures are also told in words by the title.
    """
    described = _("%(title)s: %(value)s, interval %(low)s to %(high)s") % {
        "title": title,
        "value": round(value),
        "low": round(low),
        "high": round(high),
    }
    if chance is not None:
        described += _("; chance reaches %(chance)s") % {"chance": round(chance)}
    boxes = (Box(640, "chart wide chart-small"), Box(320, "chart narrow"))
    drawings = [_draw(box, f"{identity}-{box.width}", described, (value, low, high), chance) for box in boxes]
    return format_html("{}{}", *drawings)


def _draw(
    box: Box, identity: str, described: str, figures: tuple[float, float, float], chance: float | None
) -> SafeString:
    value, low, high = figures
    return format_html(
        '<svg class="{css}" viewBox="0 0 {width} 92" role="img" aria-labelledby="{id}" font-family="Inter, sans-serif">'
        '<title id="{id}">{described}</title>{axis}{chance}'
        '<line x1="{low}" x2="{high}" y1="{y}" y2="{y}" stroke="{brand}" stroke-width="10" stroke-opacity=".3" '
        'stroke-linecap="round"/><circle cx="{x}" cy="{y}" r="8" fill="{brand}"/>'
        '<text x="{x}" y="24" text-anchor="middle" font-size="17" font-weight="680" fill="currentColor">{value}</text>'
        "</svg>",
        css=box.css_class,
        width=box.width,
        id=identity,
        described=described,
        axis=_axis(box),
        chance=_chance_line(box, chance),
        low=box.x(low),
        high=box.x(high),
        x=box.x(value),
        y=box.axis - 20,
        brand=BRAND,
        value=round(value),
    )


def _axis(box: Box) -> SafeString:
    ticks = [
        format_html(
            '<text x="{x}" y="{y}" text-anchor="middle" font-size="12" fill="{color}">{tick}</text>',
            x=box.x(tick),
            y=box.axis + 18,
            color=MUTED,
            tick=tick,
        )
        for tick in (0, 25, 50, 75, 100)
    ]
    line = format_html(
        '<line x1="{}" x2="{}" y1="{}" y2="{}" stroke="{}" stroke-width="1"/>',
        box.x(0),
        box.x(100),
        box.axis,
        box.axis,
        LINE,
    )
    return format_html("{}" * (len(ticks) + 1), line, *ticks)


def _chance_line(box: Box, chance: float | None) -> SafeString:
    if chance is None:
        return SafeString("")
    return format_html(
        '<line x1="{x}" x2="{x}" y1="30" y2="{y}" stroke="{color}" stroke-width="2" stroke-dasharray="4 3"/>'
        '<text x="{label}" y="{below}" text-anchor="start" font-size="12" font-weight="600" '
        'fill="{color}">{text}</text>',
        x=box.x(chance),
        y=box.axis,
        color=SUN,
        label=min(box.x(chance), box.width - 70),
        below=box.axis + 28 + 2,
        text=_("chance %(value)s") % {"value": round(chance)},
    )
