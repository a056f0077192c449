"""Round numbers for an axis, and figures as people write them."""

import math
from collections.abc import Sequence
from itertools import pairwise

from django.utils.formats import number_format

STEPS = (1, 2, 2.5, 5, 10)


def ticks(low: float, high: float, wanted: int = 4) -> list[float]:
    """Round values from at most `low` to at least `high`, about `wanted` steps apart."""
    span = (high - low) or abs(high) or 1
    raw = span / wanted
    magnitude = 10 ** math.floor(math.log10(raw))
    step = next((times * magnitude for times in STEPS if times * magnitude >= raw), 10 * magnitude)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(index * step, 9) for index in range(first, max(last, first + 1) + 1)]


def figure(value: float) -> str:
    """A number by the reader's language: no decimals from ten on, one below, none if whole."""
    decimals = 0 if abs(value) >= 10 or float(value).is_integer() else 1
    return number_format(round(value, decimals), decimal_pos=decimals, use_l10n=True, force_grouping=True)


def spaced(places: Sequence[float], gap: float) -> list[float]:
    """The same places, moved down where needed so that neighbors stand at least `gap` apart."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = list(places)
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + gap)
    return moved
