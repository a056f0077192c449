"""What was on record on an earlier day: every saved text of a row is kept, so the last one by then is what held."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from missionhub.organizations.models import Organization
from missions.models import Edited, Revision

Fields = dict[str, Any]


def on_record(
    model: type[Edited], *, organization: Organization, ids: Iterable[int], by: datetime
) -> dict[int, Fields]:
    """The fields of each row as somebody had saved them by that moment; a row written later is absent. One query."""
    saved = Revision.objects.of(organization).saved()
    rows = saved.filter(subject_kind=model.SUBJECT_KIND, subject_id__in=list(ids), created_at__lte=by)
    return dict(rows.order_by("subject_id", "number").values_list("subject_id", "fields"))
