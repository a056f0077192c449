"""Krippendorff's α for ordered categories."""

from collections.abc import Sequence


def ordinal_alpha(units: Sequence[tuple[Sequence[int], int]], *, categories: int) -> float | None:
    """Return α = 1 - observed / expected disagreement, at most 1; None where nothing varies or nothing is comparable.

    `units` are (how many raters chose each category in its order, how many units look like this); raters may be
    missing, a unit with one rater is left out. The distance of c < k is (n_c/2 + n_{c+1} + … + n_{k-1} + n_k/2)², n
    being how often each category was chosen. Krippendorff, Content Analysis (2004), chapter 11.
    Raises ValueError unless each unit has `categories` counts.
    """
    pairable = []
    for counted, times in units:
        if len(counted) != categories:
            raise ValueError(f"each unit must have {categories} counts; got {len(counted)}")
        raters = sum(counted)
        if raters > 1:
            pairable.append((counted, raters, times))
    chosen = [sum([counted[category] * times for counted, _, times in pairable]) for category in range(categories)]
    distances = _distances(chosen)
    total = sum(chosen)
    expected = sum([chosen[c] * chosen[k] * far for (c, k), far in distances.items()])
    if not expected:
        return None
    observed = 0.0
    for counted, raters, times in pairable:
        present = [(category, count) for category, count in enumerate(counted) if count]
        within = 0.0
        for index, (k, count) in enumerate(present):
            for c, earlier in present[:index]:
                within += count * earlier * distances[c, k]
        observed += times * within / (raters - 1)
    return 1 - (total - 1) * observed / expected


def _distances(chosen: Sequence[int]) -> dict[tuple[int, int], float]:
    below = [sum(chosen[:category]) + chosen[category] / 2 for category in range(len(chosen))]
    return {(c, k): (below[k] - below[c]) ** 2 for k in range(len(chosen)) for c in range(k)}
