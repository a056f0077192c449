"""What an outcome or a promise aims at, said with its unit and which way is better."""

from decimal import Decimal

from django.utils.translation import gettext as _

from missions.models import Outcome
from missions.queries.amounts import amount, number


def aim(*, direction: str, target: Decimal | None, band: tuple[Decimal, Decimal] | None, unit: str) -> str:
    """“at most 30 minutes”, “between 4 and 6 months”; the bare aim where nobody chose a direction; else empty."""
    if direction == Outcome.Direction.HOLD and band:
        return _("between %(low)s and %(high)s") % {"low": number(band[0]), "high": amount(band[1], unit)}
    if target is None:
        return ""
    said = {"aim": amount(target, unit)}
    if direction == Outcome.Direction.INCREASE:
        return _("at least %(aim)s") % said
    if direction == Outcome.Direction.REDUCE:
        return _("at most %(aim)s") % said
    return said["aim"]
