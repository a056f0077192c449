from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from alignment.models import Breach, ReleasedMatch
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person


class NotMentioned(DomainError):
    """An answer that does not mention a promise says nothing about its being kept."""


@transaction.atomic
def say_not_kept(*, match: ReleasedMatch, by: Person, at: datetime) -> bool:
    """Record that the answer tells of the promise not being kept, or take it back. True if it now stands."""
    withdrawn, _rows = Breach.objects.filter(match=match, person=by).delete()
    if withdrawn:
        return False
    if not match.stands:
        raise NotMentioned(_("This answer does not mention the promise. Say first that it does."))
    Breach.objects.get_or_create(match=match, person=by, defaults={"created_at": at})
    return True
