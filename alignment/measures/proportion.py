"""A share with its interval."""

import math
from dataclasses import dataclass

Z_95 = 1.959964


@dataclass(frozen=True)
class Proportion:
    """A share of `n`, with an interval; all three figures lie in 0..1."""

    value: float
    low: float
    high: float
    successes: int
    n: int


def wilson(successes: int, n: int, z: float = Z_95) -> Proportion | None:
    """Return the share `successes / n` with its Wilson score interval (Wilson 1927); None for n = 0.

    `z` is the normal quantile, 1.96 for 95 percent. No finite-population factor is applied.
    Raises ValueError unless 0 <= successes <= n.
    """
    if not 0 <= successes <= n:
        raise ValueError(f"successes must lie between 0 and n; got {successes} of {n}")
    if n == 0:
        return None
    share = successes / n
    center = share + z * z / (2 * n)
    margin = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return Proportion(
        value=share,
        low=min(share, max(0.0, (center - margin) / scale)),
        high=max(share, min(1.0, (center + margin) / scale)),
        successes=successes,
        n=n,
    )
