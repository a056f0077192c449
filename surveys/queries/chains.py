"""What is known of a public survey that stays open: since when, its newest numbers, and what the next ones wait for."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from surveys.models import Round


@dataclass(frozen=True)
class ChainState:
    """`front`: the round that takes answers, or the last one. `newest`: the round with the newest numbers."""

    front: Round
    opened_at: datetime
    newest: Round | None
    n: int | None

    @property
    def has_ended(self) -> bool:
        return not self.front.is_open

    @property
    def fewest(self) -> int:
        """So many more people each changed number needs."""
        return self.front.minimum_quotes


def chain_state(round: Round) -> ChainState | None:
    """None for a round that closes for good."""
    if round.chain_id is None:
        return None
    rounds = Round.objects.filter(chain=round.chain_id).select_related("organization", "chain", "closed_by")
    newest = rounds.released().newest_of_chains().first()
    return ChainState(
        front=rounds.in_front().get(),
        opened_at=rounds.order_by("opened_at").values_list("opened_at", flat=True)[0],
        newest=newest,
        n=newest.figures.as_released().aggregate(most=Max("n"))["most"] if newest else None,
    )
