"""What happens to a text that was set aside."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Edited, MissionVersion, Noun, Promise, Revision, Story
from missions.services.drafts import begin_draft, save_draft
from missions.services.editing import SaveOutcome, save_fields
from missions.services.nouns import restore_noun
from missions.services.promises import edit_promise, restore_promise
from missions.services.story_edits import edit_story, tell_story_again

FIRST = 1  # the lock version of a text just begun


class ConflictAlreadySettled(DomainError):
    pass


@transaction.atomic
def settle_conflict(
    *,
    conflict: Revision,
    target: Edited,
    lock_version: int,
    fields: Mapping[str, Any],
    by: Person | None,
    at: datetime,
    decides: bool = True,
) -> SaveOutcome:
    """Write one's own text, or a combination, on top of the text its writer saw: `target` at `lock_version`.

    If that text moved on meanwhile, this one is merged or set aside in turn; so it is when somebody else has
    decided about the conflict already.
    """
    if isinstance(target, Promise):
        restore_promise(promise=target)
        return edit_promise(promise=target, lock_version=lock_version, fields=fields, by=by, at=at, settles=conflict)
    if isinstance(target, MissionVersion):
        if target.is_published and target.lock_version == lock_version:
            target, lock_version = begin_draft(mission=target.mission, by=by, at=at), FIRST
        return save_draft(version=target, lock_version=lock_version, fields=fields, by=by, at=at, settles=conflict)
    if isinstance(target, Story):
        tell_story_again(story=target, by=by, is_shown=decides, at=at)
        return edit_story(
            story=target, lock_version=lock_version, fields=fields, by=by, decides=decides, at=at, settles=conflict
        )
    if isinstance(target, Noun):
        restore_noun(noun=target)
    return save_fields(subject=target, lock_version=lock_version, fields=fields, by=by, at=at, settles=conflict)


@transaction.atomic
def dismiss_conflict(*, conflict: Revision, by: Person | None, at: datetime) -> None:
    """Their text stands. The other one stays readable in the history."""
    _refuse_settled(conflict)
    Revision.objects.create(
        organization=conflict.organization,
        subject_kind=conflict.subject_kind,
        subject_id=conflict.subject_id,
        number=conflict.number,
        fields={},
        author=by,
        created_at=at,
        state=Revision.State.DISMISSED,
        settles=conflict,
    )


def _refuse_settled(conflict: Revision) -> None:
    if not Revision.objects.set_aside().filter(pk=conflict.pk).exists():
        raise ConflictAlreadySettled(_("Somebody has decided about this text already."))
