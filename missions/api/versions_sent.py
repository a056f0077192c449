"""Which version somebody changed, and what they are told when it is not the newest (trust.md §5.1)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from missionhub.core.problems import IfMatchMissing, Stale
from missionhub.organizations.api import ApiRequest
from missions.models import Edited, Story
from missions.services.editing import NEVER_SAVED, FieldMerge, SaveOutcome

LONGEST = 10  # digits of a version
CONFLICT_PAGES = {Story.SUBJECT_KIND: "story-conflict"}


def etag(lock_version: int) -> str:
    return f'"{lock_version}"'


def version_sent(request: ApiRequest) -> int:
    """Of If-Match. A star would let anybody write over what they never read, so it counts as nothing said."""
    said = request.headers.get("If-Match", "").strip()
    if said in {"", "*"}:
        raise IfMatchMissing
    number = said.strip('"')
    return int(number) if said == f'"{number}"' and _is_number(number) else NEVER_SAVED


def refuse_conflict(outcome: SaveOutcome, *, row: Edited) -> None:
    """Nothing was overwritten; what was sent is kept, and comes back beside what stands."""
    if not outcome.is_conflict or outcome.revision is None:
        return
    current = type(row).objects.get(pk=row.pk)
    slug = outcome.revision.organization.slug
    page = CONFLICT_PAGES.get(row.SUBJECT_KIND, "conflict")
    conflict = {
        "id": outcome.revision.pk,
        "page": reverse(f"missions:{page}", args=[slug, outcome.revision.pk]),
        "fields": {field.name.removesuffix("_id"): _three_ways(field) for field in outcome.fields if _differs(field)},
    }
    raise Stale(
        _("Somebody changed this, or put it away, after you read it. Your text is kept; read theirs, then decide."),
        more={"conflict": conflict},
        etag=etag(current.lock_version),
    )


def _three_ways(field: FieldMerge) -> dict[str, Any]:
    return {"base": field.base, "theirs": field.theirs, "yours": field.yours, "clashes": field.is_conflict}


def _differs(field: FieldMerge) -> bool:
    return bool(field.yours != field.theirs or field.is_conflict)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST
