"""What an outcome or a promise aims at, said with its unit and which way is better."""

from decimal import Decimal

from django.utils.translation import gettext as _

from missions.models import Outcome
from missions.queries.amounts import amount, number

Band = tuple[Decimal | None, Decimal | None]


def aim(*, direction: str, target: Decimal | None, band: Band, unit: str) -> str:
    """“at most 30 minutes”, “between 4 and 6 months”; the bare aim where nobody chose a direction; else empty.

    One edge of a band is a floor or a cap.
    """
    low, high = band if direction == Outcome.Direction.HOLD else (None, None)
    if low is not None and high is not None:
        return _("between %(low)s and %(high)s") % {"low": number(low), "high": amount(high, unit)}
    floor = target if direction == Outcome.Direction.INCREASE else low
    ceiling = target if direction == Outcome.Direction.REDUCE else high
    if floor is not None:
        return _("at least %(aim)s") % {"aim": amount(floor, unit)}
    if ceiling is not None:
        return _("at most %(aim)s") % {"aim": amount(ceiling, unit)}
    return "" if target is None else amount(target, unit)
