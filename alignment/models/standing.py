"""Which matches stand after people's corrections (docs/adr/0009). The released rows stay as they are."""

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from alignment.models.disagreement import Disagreement


def standing(prefix: str = "") -> Q:
    """Matches that count once people have corrected them.

    Counted, and some sentence that counts for it is not disputed; or not counted, and somebody says that it is there.
    """
    return Q(**{f"{prefix}is_voiced": True, f"{prefix}sentences__gt": _disputed(prefix)}) | Q(
        **{f"{prefix}is_voiced": False, f"{prefix}disagreements__isnull": False}
    )


def moved(prefix: str = "") -> Q:
    """Matches that count and were not released so, or the other way round."""
    return Q(**{f"{prefix}is_voiced": True, f"{prefix}sentences__lte": _disputed(prefix)}) | Q(
        **{f"{prefix}is_voiced": False, f"{prefix}disagreements__isnull": False}
    )


def told_against(prefix: str = "") -> Q:
    """Matches in which somebody reads that the promise is not kept, and whoever wrote the answer does not deny it."""
    return Q(**{f"{prefix}breaches__isnull": False, f"{prefix}denial__isnull": True})


def _disputed(prefix: str) -> Coalesce:
    """How many sentences of the match somebody disputes."""
    rows = Disagreement.objects.filter(match=OuterRef(f"{prefix}pk")).order_by().values("match")
    return Coalesce(Subquery(rows.annotate(n=Count("sentence", distinct=True)).values("n")), 0)
