"""Mixed answers handed on without their rows: plain values and teams for disclosure, texts for scoring."""

from dataclasses import dataclass
from typing import Any

from surveys.models import Round
from surveys.models.answers import Answer


@dataclass(frozen=True)
class Cell:
    """One block's answer: what was answered by question key, and the team it may be counted in."""

    node: int
    values: dict[str, Any]
    is_quotable: bool = False


@dataclass(frozen=True)
class MixedText:
    """A text without its writer: what is scored of it is counted in this team."""

    node: int
    text: str


def mixed_texts(*, round: Round) -> list[MixedText]:
    """The texts of the scored open question, in the random order of the mix; empty while sealed or if none is asked."""
    asked = round.questionnaire.scored_text
    if asked is None:
        return []
    return [MixedText(cell.node, cell.values[asked.key]) for cell in cells_of(round=round, block=asked.key)]


def cells_of(*, round: Round, block: str) -> list[Cell]:
    """In the random order of the mix; empty while sealed."""
    rows = Answer.objects.filter(round=round, block=block).order_by("pk")
    return [
        Cell(node, values, quotable) for node, values, quotable in rows.values_list("node", "values", "is_quotable")
    ]
