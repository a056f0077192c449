"""Panels other pages may show: the chart of one likeness and the tiles of the newest release."""

from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("alignment/_tiles.html")
def alignment_tiles(tiles: list[dict[str, Any]]) -> dict[str, Any]:
    """The tiles of `overview_tiles`, at most three."""
    return {"tiles": tiles}
