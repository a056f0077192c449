"""Statistics from their text books. Imports nothing of the product."""

import math
from statistics import fmean

Z = 1.959964
CHI_SQUARE_95 = {1: 3.841, 2: 5.991, 3: 7.815, 4: 9.488, 5: 11.070, 6: 12.592, 7: 14.067, 8: 15.507, 9: 16.919}


def wilson(count: float, n: float) -> tuple[float, float]:
    p = count / n
    middle, margin = p + Z * Z / 2 / n, Z * math.sqrt(p * (1 - p) / n + Z * Z / 4 / n / n)
    return max(0.0, (middle - margin) / (1 + Z * Z / n)), min(1.0, (middle + margin) / (1 + Z * Z / n))


def student(freedom: int) -> float:
    """The 97.5 percent point: Simpson's rule for the area of the density, then halving."""
    scale = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)

    def area(end: float, steps: int = 2000) -> float:
        width = end / steps
        heights = [scale * (1 + (i * width) ** 2 / freedom) ** (-(freedom + 1) / 2) for i in range(steps + 1)]
        return width / 3 * (heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2]))

    low, high = 0.0, 20.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if area(middle) < 0.475 else (low, middle)
    return low


def binomial(count: int, n: int, line: float) -> float:
    """Two-sided: twice the smaller tail."""
    chance = [math.comb(n, k) * line**k * (1 - line) ** (n - k) for k in range(n + 1)]
    return min(1.0, 2 * min(sum(chance[: count + 1]), sum(chance[count:])))


def verdict(count: int, n: int, line: float) -> str:
    if binomial(count, n, line) >= 0.05:
        return "cannot_tell"
    return "above" if count / n > line else "below"


def quantile(values: list[float], share: float) -> float:
    """Linear between the two nearest."""
    ordered, place = sorted(values), share * (len(values) - 1)
    below = math.floor(place)
    return ordered[below] + (place - below) * (ordered[min(below + 1, len(ordered) - 1)] - ordered[below])


def concordance(ratings: list[list[float]]) -> float | None:
    """Kendall's W with the correction for ties."""
    m, k = len(ratings), len(ratings[0])
    ranks = [[1 + sum(y < x for y in row) + (sum(y == x for y in row) - 1) / 2 for x in row] for row in ratings]
    sums = [sum(column) for column in zip(*ranks, strict=True)]
    spread = sum((each - fmean(sums)) ** 2 for each in sums)
    ties = sum(row.count(x) ** 3 - row.count(x) for row in ratings for x in set(row))
    below = m * m * (k**3 - k) - m * ties
    return 12 * spread / below if below else None
