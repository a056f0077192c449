"""Numbers as the reader's language writes them, with their unit and without idle zeros."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format

register = template.Library()
BEFORE = ("$", "€", "£")


@register.filter
def figure(value: Decimal | float | None, unit: str = "") -> str:
    """1,250.5 meals, 42%, $1,250; a dash where there is no number."""
    if value is None:
        return "–"
    exact = Decimal(str(value)).normalize()
    text = number_format(format(exact, "f"), use_l10n=True, force_grouping=True)
    if unit in BEFORE:
        return f"{unit}{text}"
    return f"{text}{'' if unit == '%' else ' '}{unit}".strip()
