"""Values and health of outcomes as pages write them."""

from decimal import Decimal
from typing import Any

from django import template

from alignment.measures.progress import Health
from missions.queries.amounts import amount as as_amount
from missions.queries.amounts import percent as as_percent
from missions.queries.standing import TONES, WORDS, Standing

register = template.Library()


@register.filter
def amount(value: float | Decimal | None, unit: str = "") -> str:
    return as_amount(value, unit)


@register.filter
def percent(share: float | None) -> str:
    return as_percent(share)


@register.filter
def hundred(share: float | None) -> float | None:
    """A share of 1 as the drawing of a bar takes it."""
    return None if share is None else 100 * share


@register.inclusion_tag("components/pill.html")
def health_pill(of: Standing | str) -> dict[str, Any]:
    """Of an outcome, or of a health alone."""
    if isinstance(of, Standing):
        return {"word": of.word, "kind": of.tone}
    return {"word": WORDS[Health(of)], "kind": TONES[Health(of)]}


@register.filter
def health_word(health: str) -> Any:
    return WORDS[Health(health)]


@register.filter
def health_tone(health: str) -> str:
    """The tone of a bar."""
    return {"good": "good", "watch": "watch", "bad": "bad"}.get(TONES[Health(health)], "brand")
