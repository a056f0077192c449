from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from alignment.models import Label, ReleasedMatch
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person


class CannotBeLabeled(DomainError):
    """The answer was given in confidence, or was not read."""


@transaction.atomic
def label(*, match: ReleasedMatch, shows: bool, by: Person, at: datetime) -> Label:
    """Keep what the person says about the pair; who says otherwise later has changed the own label."""
    if not ReleasedMatch.objects.that_may_be_labeled().filter(pk=match.pk).exists():
        raise CannotBeLabeled(
            _("This answer cannot be judged: it is a copy or a repeat, or was not read. Take another.")
        )
    kept, _made = Label.objects.update_or_create(
        match=match, person=by, defaults={"shows": shows}, create_defaults={"shows": shows, "created_at": at}
    )
    return kept


def withdraw_label(*, match: ReleasedMatch, by: Person) -> None:
    """Take the own label back; there may be none."""
    Label.objects.filter(match=match, person=by).delete()
