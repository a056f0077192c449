"""Values as people write them."""

from decimal import Decimal

from django.utils.formats import number_format

TIGHT = ("%", "°", "°C", "°F")  # units that stand close to their number


def number(value: float | Decimal) -> str:
    """By the reader's language, with at most two decimals and no idle zeros."""
    computed = not isinstance(value, Decimal) and abs(value) >= 10  # no false precision in what was not typed
    exact = Decimal(str(round(value, 1 if computed else 2)))
    plain = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
    return number_format(plain, use_l10n=True, force_grouping=True)


def amount(value: float | Decimal | None, unit: str = "") -> str:
    """A number with its unit; nothing if there is no number."""
    if value is None:
        return ""
    return f"{number(value)}{unit}" if unit in TIGHT else f"{number(value)} {unit}".strip()


def percent(share: float | None) -> str:
    """A share of 1 as a whole percentage; not clipped."""
    return "" if share is None else f"{number_format(round(100 * share), use_l10n=True, force_grouping=True)}%"
