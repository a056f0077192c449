"""Which matches stand after people's corrections (docs/adr/0009). The released rows stay as they are."""

from django.db.models import Q


def standing(prefix: str = "") -> Q:
    """Matches that count once people have corrected them: counted and not disputed, or not counted and disputed."""
    voiced, undisputed = f"{prefix}is_voiced", f"{prefix}disagreements__isnull"
    return Q(**{voiced: True, undisputed: True}) | Q(**{voiced: False, undisputed: False})
