"""What the surveys app tells other programs: that a round opened or closed, never who was asked or answered."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from missionhub.messaging.news import Happening, NewsKind
from surveys.models import Round


def happened(column: str, *, beside: str) -> Callable[[Collection[int], datetime], Iterator[Happening]]:
    """`beside`: in a chain, the round that opened or closed at a hand-over, which is no news."""

    def since(organizations: Collection[int], moment: datetime) -> Iterator[Happening]:
        rows = Round.objects.filter(organization__in=organizations, **{f"{column}__gte": moment, beside: None})
        for row in rows.select_related("organization").order_by(column, "pk"):
            at = getattr(row, column)
            yield Happening(row.organization_id, str(row.pk), at, {"round": row.pk}, row.get_absolute_url())

    return since


NEWS = (
    NewsKind("round.opened", _("A round opens"), happened("opened_at", beside="follows")),
    NewsKind("round.closed", _("A round closes"), happened("closed_at", beside="followed_by")),
)
