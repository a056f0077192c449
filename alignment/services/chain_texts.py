"""What a public survey that stays open may show of its texts: never a count that differs by a few people."""

from alignment.models import Release
from alignment.scoring import RoundReading
from alignment.services.material import Material
from alignment.services.text_figures import READ
from surveys.intake import mixed_texts
from surveys.models import ReleasedFigure, Round

Measure = ReleasedFigure.Measure


def first_statement(round: Round) -> str | None:
    """The statement that the first release of a chain was read against: a text that counts there counts for good."""
    if round.chain_id is None:
        return None
    first = Release.objects.filter(round__chain=round.chain_id).order_by("released_at", "pk").first()
    return first.mission_statement if first else None


def may_show_texts(*, round: Round, material: Material, reading: RoundReading) -> bool:
    """Since texts were shown last in this chain, enough new ones count, and the old ones count as they did."""
    if round.chain_id is None:
        return True
    earlier = ReleasedFigure.objects.as_released().filter(round__chain=round.chain_id, measure=Measure.SHOWS_MISSION)
    before = earlier.select_related("round").order_by("-round__released_at").first()
    if before is None:
        return True
    texts = {entry.key: entry.text for entry in material.entries}
    counted = {texts[answer.answer] for answer in reading.answers if answer.kind in READ}
    again = sum(text.text in counted for text in mixed_texts(round=before.round))
    now = sum(answer.kind in READ for answer in reading.answers)
    return again == before.n and now - before.n >= round.minimum_quotes
