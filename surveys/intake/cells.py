"""Mixed answers handed on without their rows: plain values and teams for disclosure, texts for scoring."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from surveys.models import Round, RoundNode
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
    """In the random order of the mix; empty while sealed. Of a chain: all that this round's release counts."""
    if round.chain_id is not None:
        root = RoundNode.objects.filter(round=round).roots().get()
        return cells_in(rounds=Round.objects.counted_with(round), block=block, node=root.pk)
    rows = Answer.objects.filter(round=round, block=block).order_by("pk")
    return [
        Cell(node, values, quotable) for node, values, quotable in rows.values_list("node", "values", "is_quotable")
    ]


def cells_in(*, rounds: QuerySet[Round], block: str, node: int) -> list[Cell]:
    """Of several rounds of a chain, each cell at this one node: such rounds have no teams."""
    rows = Answer.objects.filter(round__in=rounds, block=block).order_by("pk")
    return [Cell(node, values, quotable) for values, quotable in rows.values_list("values", "is_quotable")]
