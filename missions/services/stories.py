"""Stories are told, by people here or by anybody with a link; somebody decides what is shown."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person
from missions.models import Story, StoryLink
from missions.services.editing import first_revision

HOUR = timedelta(hours=1)


class LinkClosed(DomainError):
    pass


class TooManyStories(DomainError):
    pass


@transaction.atomic
def tell_story(
    *,
    organization: Organization,
    fields: Mapping[str, Any],
    submission_id: UUID,
    by: Person,
    is_shown: bool = False,
    at: datetime,
) -> Story:
    """A story of somebody who is here; sent twice it is told once. Whoever decides shows it at once."""
    if told := Story.objects.filter(submission_id=submission_id, organization=organization).first():
        return told
    decided = {"state": Story.State.SHOWN, "decided_at": at, "decided_by": by} if is_shown else {}
    story = Story.objects.create(
        organization=organization, submission_id=submission_id, teller=by, told_at=at, **fields, **decided
    )
    first_revision(subject=story, by=by, at=at)
    return story


@transaction.atomic
def tell_story_by_link(*, link: StoryLink, fields: Mapping[str, Any], submission_id: UUID, at: datetime) -> Story:
    """A story told without an account; it waits to be read. The lock on the link's row makes the limit exact."""
    link = StoryLink.objects.select_for_update().select_related("organization").get(pk=link.pk)
    if told := Story.objects.filter(submission_id=submission_id, organization=link.organization).first():
        return told
    if link.revoked_at is not None:
        raise LinkClosed(_("This link takes no more stories. Copy your words, and ask for a new link."))
    _count(link, at=at)
    story = Story.objects.create(
        organization=link.organization, submission_id=submission_id, told_at=at, source_note=link.name, **fields
    )
    first_revision(subject=story, by=None, at=at)
    return story


def decide_story(*, story: Story, is_shown: bool, by: Person, at: datetime) -> None:
    """Show it inside, or not; what is not shown inside is not shown outside either."""
    outside = {} if is_shown else {"is_public": False}
    state = Story.State.SHOWN if is_shown else Story.State.HIDDEN
    Story.objects.active().filter(pk=story.pk).update(state=state, decided_at=at, decided_by=by, **outside)


def create_story_link(*, organization: Organization, name: str, by: Person | None, at: datetime) -> StoryLink:
    return StoryLink.objects.create(organization=organization, name=name, created_at=at, created_by=by)


def revoke_story_link(*, link: StoryLink, at: datetime) -> None:
    """From now on it opens nothing; what was told through it stays."""
    StoryLink.objects.filter(pk=link.pk, revoked_at__isnull=True).update(revoked_at=at)


def _count(link: StoryLink, *, at: datetime) -> None:
    if link.hour_began_at is None or at - link.hour_began_at >= HOUR:
        link.hour_began_at, link.told_in_hour = at, 0
    if link.told_in_hour >= StoryLink.MOST_IN_AN_HOUR:
        raise TooManyStories(
            _("More stories came through this link within an hour than anybody could read. Please send it again later.")
        )
    link.told_in_hour += 1
    link.told += 1
    link.save(update_fields=["told", "hour_began_at", "told_in_hour"])
