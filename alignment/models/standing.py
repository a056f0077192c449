"""Which matches stand after people's corrections (docs/adr/0009). The released rows stay as they are."""

from django.db.models import Q


def standing(prefix: str = "") -> Q:
    """Matches that count once people have corrected them: found and not disputed, or not found and said to be there."""
    voiced, disputed = f"{prefix}is_voiced", f"{prefix}disagreements__isnull"
    return Q(**{voiced: True, disputed: True}) | Q(**{voiced: False, disputed: False})
