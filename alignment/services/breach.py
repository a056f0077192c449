from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from alignment.models import Breach, Denial, ReleasedMatch
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person


class NotRead(DomainError):
    """The answer is a copy or a repeat, or was not read: nothing is found in it."""


class NothingToDeny(DomainError):
    """Only what others read in the own answer can be denied."""


@transaction.atomic
def say_against(*, match: ReleasedMatch, words: Sequence[int] = (), by: Person, at: datetime) -> bool:
    """Record that the answer speaks against the promise, or take it back. True if it now stands.

    `words`: the span of the sentence that says so. Whoever says so of the own answer no longer denies it.
    """
    withdrawn, _rows = Breach.objects.filter(match=match, person=by).delete()
    if withdrawn:
        return False
    if not ReleasedMatch.objects.that_may_be_labeled().filter(pk=match.pk).exists():
        raise NotRead(_("This answer cannot be judged: it is a copy or a repeat, or was not read. Take another."))
    Breach.objects.get_or_create(match=match, person=by, defaults={"claim": list(words), "created_at": at})
    Denial.objects.filter(match=match, person=by).delete()
    return True


@transaction.atomic
def deny(*, match: ReleasedMatch, by: Person, at: datetime) -> bool:
    """Record that whoever wrote the answer does not say what others read in it, or take it back. True if it stands."""
    withdrawn, _rows = Denial.objects.filter(match=match, person=by).delete()
    if withdrawn:
        return False
    if not Breach.objects.filter(match=match).exclude(person=by).exists():
        raise NothingToDeny(_("Nobody reads in this answer that the promise is not kept any more."))
    Breach.objects.filter(match=match, person=by).delete()
    Denial.objects.get_or_create(match=match, defaults={"person": by, "created_at": at})
    return True
