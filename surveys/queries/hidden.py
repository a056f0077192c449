"""Teams large enough that a strict round keeps hidden, and where their answers count instead."""

from dataclasses import dataclass

from surveys.models import Round, RoundNode


@dataclass(frozen=True)
class HiddenTeam:
    """`inside` None: nothing of the round is shown."""

    name: str
    inside: str | None


def hidden_teams(round: Round) -> list[HiddenTeam]:
    """In the order of the tree; none before the release."""
    if round.released_at is None:
        return []
    nodes = RoundNode.objects.filter(round=round, hidden_because=RoundNode.Hidden.CHANGES)
    return [
        HiddenTeam(node.name, node.hidden_inside.name if node.hidden_inside else None)
        for node in nodes.select_related("hidden_inside").in_order()
    ]
