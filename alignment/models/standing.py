"""Which matches stand after people's corrections (docs/adr/0009). The released rows stay as they are."""

from django.db.models import Q


def standing(prefix: str = "") -> Q:
    """Matches that count once people have corrected them: counted and not disputed, or not found and said to be there.

    A faint match is found and does not count; who disputes it agrees that it does not.
    """
    voiced, band, undisputed = f"{prefix}is_voiced", f"{prefix}band", f"{prefix}disagreements__isnull"
    return Q(**{voiced: True, undisputed: True}) | Q(**{voiced: False, band: "none", undisputed: False})
