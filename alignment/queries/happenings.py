"""That results are there, and where; never what they say."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from alignment.models import Release
from missionhub.messaging.news import Happening, NewsKind
from surveys.models import AS_RELEASED


def released(organizations: Collection[int], since: datetime) -> Iterator[Happening]:
    rows = Release.objects.filter(round__organization__in=organizations, released_at__gte=since, edition=AS_RELEASED)
    for row in rows.select_related("round__organization").order_by("released_at", "pk"):
        data = {"round": row.round_id, "release": row.pk}
        yield Happening(row.round.organization_id, str(row.pk), row.released_at, data, row.get_absolute_url())


NEWS = (NewsKind("round.released", _("The results of a round are there"), released),)
