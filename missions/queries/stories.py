"""The feed of stories, what waits to be read, and the story of the week."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from missionhub.core.tokens import identify, is_valid
from missionhub.organizations.models import Organization, Person
from missions.models import Story, StoryLink

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class LinkRow:
    link: StoryLink
    url: str


def stories(organization: Organization, *, promise_id: int | None = None) -> QuerySet[Story]:
    """What is shown, the newest first."""
    shown = Story.objects.of(organization).shown().newest_first().select_related("promise", "teller", "organization")
    return shown.filter(promise=promise_id) if promise_id else shown


def waiting_stories(organization: Organization) -> QuerySet[Story]:
    """The longest waiting first."""
    waiting = Story.objects.of(organization).waiting().select_related("promise", "teller", "organization")
    return waiting.order_by("told_at", "pk")


def readable_stories(organization: Organization, *, person: Person, decides: bool) -> QuerySet[Story]:
    """What this person may open: what is shown, what they told; whoever decides reads everything."""
    ours = Story.objects.of(organization).select_related("promise", "teller", "decided_by", "organization")
    own = ours.filter(teller=person)
    return (ours.active() if decides else ours.shown()) | own


def editable_stories(organization: Organization, *, person: Person, edits: bool) -> QuerySet[Story]:
    """One's own; whoever may edit anybody's finds all that were not taken back."""
    ours = Story.objects.of(organization).select_related("organization")
    own = ours.filter(teller=person)
    return ours.active() | own if edits else own


def story_of_the_week(organization: Organization, week: date) -> Story | None:
    """One story for everybody's mail of that week: the newest told in the week before, else each in its turn.

    Only stories shown before Monday count, so that the first and the last mail of a week tell the same one.
    """
    monday = week - timedelta(days=week.weekday())
    begins = datetime.combine(monday, time(), tzinfo=ZoneInfo(organization.time_zone))
    since = Coalesce("decided_at", "told_at")  # an imported story was shown elsewhere when it was told
    known = Story.objects.of(organization).shown().annotate(shown_at=since).filter(shown_at__lt=begins)
    shown = list(known.order_by("told_at", "pk"))
    if not shown:
        return None
    return shown[-1] if shown[-1].told_at >= begins - WEEK else shown[monday.toordinal() // 7 % len(shown)]


def story_link_for(token: str) -> StoryLink | None:
    """The link a token proves, revoked or not."""
    pk = identify(token)
    if pk is None or not is_valid(purpose=StoryLink.PURPOSE, token=token, identifier=pk):
        return None
    return StoryLink.objects.filter(pk=pk).select_related("organization").first()


def story_links(organization: Organization) -> list[LinkRow]:
    """Those that work first, the newest first."""
    links = StoryLink.objects.filter(organization=organization).order_by("revoked_at", "-created_at", "pk")
    working = [link for link in links if link.revoked_at is None]
    return [LinkRow(link, story_url(link)) for link in [*working, *(link for link in links if link.revoked_at)]]


def story_url(link: StoryLink) -> str:
    """Its host is the configured one, never the request's."""
    return settings.SITE_URL + reverse("missions:story-telling", args=[link.token])
