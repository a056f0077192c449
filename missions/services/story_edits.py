"""What becomes of a story after it was told: more words, other words, or taken back by whoever told it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Revision, Story
from missions.services.editing import SaveOutcome, save_fields

OPEN_FOR = timedelta(hours=24)  # to somebody without an account, while nobody has decided
LONGEST = 10_000  # characters of a story with everything added to it


class NothingCanBeAdded(DomainError):
    pass


class SomebodyEditsIt(DomainError):
    pass


class AlreadyTakenBack(DomainError):
    pass


@transaction.atomic
def edit_story(
    *,
    story: Story,
    lock_version: int,
    fields: Mapping[str, Any],
    by: Person | None,
    decides: bool,
    at: datetime,
    settles: Revision | None = None,
) -> SaveOutcome:
    """Other words for a story. Those of somebody who does not decide about stories are read once more before they
    are shown; without its teller's yes it leaves the public page at once."""
    if fields.get("may_be_public") is False:
        Story.objects.filter(pk=story.pk).update(is_public=False)
    before = Story.objects.select_for_update().get(pk=story.pk).edited_fields()
    outcome = save_fields(subject=story, lock_version=lock_version, fields=fields, by=by, at=at, settles=settles)
    saved = outcome.revision.fields if outcome.revision and not outcome.is_conflict else before
    if not decides and any(saved[name] != before[name] for name in Story.WORDS):
        decided = Story.objects.active().filter(pk=story.pk).exclude(state=Story.State.WAITING)
        decided.update(state=Story.State.WAITING, decided_at=None, decided_by=None, is_public=False)
    return outcome


@transaction.atomic
def correct_told_story(*, story: Story, lock_version: int, fields: Mapping[str, Any], at: datetime) -> None:
    """Other words by somebody without an account, who proved by the address that it is theirs."""
    _refuse_read(Story.objects.select_for_update().get(pk=story.pk), at=at)
    outcome = save_fields(subject=story, lock_version=lock_version, fields=fields, by=None, at=at)
    if outcome.is_conflict:
        raise SomebodyEditsIt(_("This story was changed in another window. Reload the page, then change what stands."))


@transaction.atomic
def add_to_story(*, story: Story, text: str, by: Person | None = None, at: datetime) -> Story:
    """A few words more by whoever told it, while nobody has decided about it, within a day."""
    story = Story.objects.select_for_update().get(pk=story.pk)
    if story.text.endswith(f"\n\n{text}"):
        return story  # sent twice
    _refuse_read(story, at=at)
    whole = f"{story.text}\n\n{text}"
    if len(whole) > LONGEST:
        raise NothingCanBeAdded(_("That would be longer than anybody reads. Keep what matters most."))
    save_fields(subject=story, lock_version=story.lock_version, fields={"text": whole}, by=by, at=at)
    story.refresh_from_db()
    return story


def take_story_back(*, story: Story, at: datetime) -> None:
    """From now on its teller alone reads it, and it counts nowhere."""
    gone = {"state": Story.State.TAKEN_BACK, "is_public": False, "decided_at": at, "decided_by": None}
    if not Story.objects.active().filter(pk=story.pk).update(**gone):
        raise AlreadyTakenBack(_("This story was taken back already."))


def tell_story_again(*, story: Story, by: Person | None = None, is_shown: bool = False, at: datetime) -> None:
    """Its teller wants it read after all; whoever decides about stories shows it at once."""
    waits = {"state": Story.State.WAITING, "decided_at": None, "decided_by": None}
    shown = {"state": Story.State.SHOWN, "decided_at": at, "decided_by": by}
    taken_back = Story.objects.filter(pk=story.pk, state=Story.State.TAKEN_BACK)
    taken_back.update(**(shown if is_shown else waits))


def _refuse_read(story: Story, *, at: datetime) -> None:
    if story.state != Story.State.WAITING or at - story.told_at > OPEN_FOR:
        raise NothingCanBeAdded(_("Somebody has read this story already. Tell what you would add as a new one."))
