"""What every page draws with: icons, style sheets, small charts."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from missionhub.core import charts

register = template.Library()
LAYERS = ("tokens", "base", "layout")


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sprite; decoration only, so words must stand beside it."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', static("icons.svg"), name)


@register.simple_tag
def stylesheets() -> SafeString:
    """A link for every style sheet: layers first, then one per component, utilities last."""
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(path),) for path in stylesheet_paths()))


@lru_cache(maxsize=1)
def stylesheet_paths() -> tuple[str, ...]:
    components = sorted((settings.BASE_DIR / "static/css/components").glob("*.css"))
    return (
        *(f"css/{name}.css" for name in LAYERS),
        *(f"css/components/{path.name}" for path in components),
        "css/utilities.css",
    )


@register.filter
def initials(name: str) -> str:
    """First letters of the first and last word."""
    words = str(name).split()
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()


@register.simple_tag
def progress(value: float, label: str) -> SafeString:
    """A bar for a share of 0 … 1; the figure stands beside it in words."""
    percent = round(100 * max(0.0, min(1.0, float(value))))
    return format_html('<progress class="progress" max="100" value="{}" aria-label="{}"></progress>', percent, label)


register.simple_tag(charts.interval_dot, name="interval_dot")
