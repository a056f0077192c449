"""What other apps ask about missions."""

from textwrap import shorten
from typing import Any

from django.db.models import QuerySet, Subquery
from django.urls import reverse

from alignment.scoring import PromiseText, split_sentences
from missionhub.organizations.models import Organization
from missions.models import Mission, MissionVersion, Promise

ONE_LINE = 140
SHORTEST_OPENING, LONGEST_OPENING, CUT_AT = 80, 200, 160  # what is folded away is never only a word or two


def primary_mission(organization: Organization) -> Mission | None:
    """The mission of the whole organization, published or not; see `primary_first` if there are several."""
    return Mission.objects.of(organization).primary_first().select_related("organization").first()


def current_version(mission: Mission) -> MissionVersion | None:
    """What is in force: the newest published version."""
    return MissionVersion.objects.filter(mission=mission).published().newest_first().first()


def draft_of(mission: Mission) -> MissionVersion | None:
    return MissionVersion.objects.filter(mission=mission).open_to_edits().first()


def active_promises(mission: Mission) -> QuerySet[Promise]:
    return Promise.objects.filter(mission=mission).active().in_order()


def engine_promises(mission: Mission) -> list[PromiseText]:
    """What answers are read against: the confirmed promises, or all if nobody has confirmed any."""
    promises = list(active_promises(mission))
    wanted = [promise for promise in promises if promise.is_confirmed] or promises
    return [PromiseText(key=str(promise.pk), text=promise.text, cues=tuple(promise.cues)) for promise in wanted]


def strip_for(organization: Organization) -> dict[str, Any] | None:
    """What is in force of the primary mission, for the top of every page. One query."""
    primary = Mission.objects.of(organization).primary_first().values("pk")[:1]
    version = MissionVersion.objects.published().filter(mission=Subquery(primary)).newest_first().first()
    if version is None:
        return None
    return {
        "opening": _opening(version.statement),
        "text": version.statement,
        "version_number": version.number,
        "in_force_since": version.in_force_since,
        "compare_url": _latest_change_url(organization, version),
    }


def _opening(statement: str) -> str:
    """As many whole sentences as the top of every page has room for, or the beginning; nothing where all of it has.

    The first alone is often only what an organization calls itself.
    """
    whole = statement.strip()
    if len(whole) <= ONE_LINE:
        return ""
    first, *others = [len(whole[: sentence.end + 1].strip()) for sentence in split_sentences(whole)] or [len(whole)]
    fitting = [first] if first <= LONGEST_OPENING else []
    end = max([*fitting, *(other for other in others if other <= CUT_AT)], default=0)
    opening = whole[:end]
    if end < SHORTEST_OPENING:
        opening = shorten(whole, CUT_AT, placeholder="").rstrip(" ,;:–—-")
    return opening if opening != whole else ""


def _latest_change_url(organization: Organization, version: MissionVersion) -> str:
    if version.number < 2:
        return ""
    page = reverse("missions:compare", args=[organization.slug, version.mission_id])
    return f"{page}?from={version.number - 1}&to={version.number}"
