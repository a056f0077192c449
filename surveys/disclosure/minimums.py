"""How many answers a figure needs. An organization may ask for more, never for fewer."""

from dataclasses import dataclass

SCORES = 5
DISTRIBUTIONS = 8
QUOTES = 10
PARTNERSHIPS = 10  # anything another organization sees, of the whole organization only
ACROSS_WAVES = 3  # fewer people than this must not stand out between two rounds in strict mode


@dataclass(frozen=True)
class Minimums:
    """Answers needed for a score, for a distribution or an agreement measure, and for verbatim texts.

    Raises ValueError below 5, 8 and 10, and unless each is at least as large as the one before: only then does the
    family of nodes with distributions lie inside the family with scores, so that both may be shown.
    """

    scores: int = SCORES
    distributions: int = DISTRIBUTIONS
    quotes: int = QUOTES

    def __post_init__(self) -> None:
        for name, lowest in (("scores", SCORES), ("distributions", DISTRIBUTIONS), ("quotes", QUOTES)):
            if getattr(self, name) < lowest:
                raise ValueError(f"{name} must be at least {lowest}; got {getattr(self, name)}")
        if not self.scores <= self.distributions <= self.quotes:
            raise ValueError(
                "distributions must need at least as many answers as scores, and quotes as distributions; "
                f"got {self.scores}, {self.distributions}, {self.quotes}"
            )
