"""What others answered, as one figure with everything needed to judge it."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise as LazyText


@dataclass(frozen=True)
class Line:
    """`percent` of `population` gave the answers that `scale` names; `year`, `n` and `country` if known."""

    item: str | LazyText
    percent: Decimal
    scale: str | LazyText
    population: str | LazyText
    source: str | LazyText
    is_comparable: bool
    reason: str | LazyText
    year: int | None = None
    n: int | None = None
    country: str | LazyText = ""
    url: str = ""
    key: str = ""

    @property
    def share(self) -> float:
        return float(self.percent) / 100

    @property
    def figure(self) -> str:
        """As people write it: 41, 73.5."""
        return f"{self.percent.quantize(Decimal('0.1')).normalize():f}"
