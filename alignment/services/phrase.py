from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from alignment.models import ReleasedMatch
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Promise
from missions.services import edit_promise

MOST_PHRASES = 20


class PhraseNotTaught(DomainError):
    """Nobody says that the answer shows it, or the promise is gone, full, or was being edited."""


@transaction.atomic
def teach_phrase(*, match: ReleasedMatch, phrase: str, by: Person, at: datetime) -> Promise:
    """Add a phrase that somebody has confirmed to the words people use for the promise. Twice is once."""
    if not ReleasedMatch.objects.missed_by_the_release(by).filter(pk=match.pk).exists():
        raise PhraseNotTaught(_("First say that this answer shows the promise; a phrase is for what was missed."))
    promise = Promise.objects.active().filter(pk=match.promise.promise_id).select_related("mission").first()
    if promise is None:
        raise PhraseNotTaught(_("This promise has been retired since. Add the phrase to the promise that replaced it."))
    phrase = " ".join(phrase.split())
    if phrase.casefold() in {cue.casefold() for cue in promise.cues}:
        return promise
    if len(promise.cues) >= MOST_PHRASES:
        raise PhraseNotTaught(_("This promise has twenty phrases already. Open the promise and take one out first."))
    saved = edit_promise(
        promise=promise, lock_version=promise.lock_version, fields={"cues": [*promise.cues, phrase]}, by=by, at=at
    )
    if saved.is_conflict:
        raise PhraseNotTaught(_("Somebody is changing this promise just now. Send the phrase once more."))
    promise.refresh_from_db()
    return promise
