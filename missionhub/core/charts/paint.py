"""Colors of a drawing: an attribute for print and mail, a class by which the page's scheme overrides it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

PAPER = {
    "ink": "#12262b",
    "ink-2": "#4a5f66",
    "line": "#dfe6e6",
    "line-strong": "#7d9094",
    "card": "#ffffff",
    "track": "#e2e9e9",
    "sunken": "#eef2f1",
    "brand": "#0e5a5f",
    "brand-tint": "#e4f0ef",
    "good": "#1d6b45",
    "watch": "#8a4b00",
    "bad": "#a3262a",
    "good-bar": "#2c8a5b",
    "watch-bar": "#c77a12",
    "bad-bar": "#c8484b",
    "other": "#3d6c9e",
    "on-dark": "#ffffff",
    "on-light": "#06201f",
    "share-0": "#0c464c",
    "share-1": "#5aa3a3",
    "share-2": "#f4b860",
    "share-3": "#7d8f94",
    "share-4": "#b9d8d0",
    "share-5": "#8a4f1d",
    "share-6": "#3d6c9e",
    "share-7": "#e3a8a3",
    "share-8": "#5d4470",
    "share-9": "#cdd39a",
}


def paint(*, fill: str = "none", stroke: str = "none") -> SafeString:
    """The attributes of one shape, from names of colors."""
    roles = [f"{kind}-{name}" for kind, name in (("fill", fill), ("stroke", stroke)) if name != "none"]
    return format_html(
        'fill="{}" stroke="{}" class="{}"', PAPER.get(fill, "none"), PAPER.get(stroke, "none"), " ".join(roles)
    )
