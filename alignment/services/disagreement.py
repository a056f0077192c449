from datetime import datetime

from django.db import transaction

from alignment.models import Disagreement, ReleasedMatch
from missionhub.organizations.models import Person


@transaction.atomic
def disagree(*, match: ReleasedMatch, by: Person, at: datetime) -> bool:
    """Record that the person finds the match wrong, or take it back. True if it now stands."""
    withdrawn, _ = Disagreement.objects.filter(match=match, person=by).delete()
    if withdrawn:
        return False
    Disagreement.objects.get_or_create(match=match, person=by, defaults={"created_at": at})
    return True
