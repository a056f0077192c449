from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alignment.models import Dismissal
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person
from missions.models import Promise
from surveys.models import Round


class SayWhy(DomainError):
    """A finding that is set aside without a reason comes back as a riddle."""


def set_aside(
    *,
    organization: Organization,
    round: Round,
    finding: str,
    promise: Promise | None,
    sentence: str,
    reason: str,
    by: Person,
    at: datetime,
) -> Dismissal:
    """Set a finding of this round aside. Where somebody did so meanwhile, their word stands and is returned."""
    if not reason.strip():
        raise SayWhy(_("Say in a few words why, so that nobody has to ask again."))
    named = {"organization": organization, "round": round, "finding": finding, "promise": promise}
    try:
        with transaction.atomic():
            return Dismissal.objects.create(
                **named, sentence=sentence, reason=reason.strip(), dismissed_by=by, dismissed_at=at
            )
    except IntegrityError:
        return Dismissal.objects.standing().get(**named)


def bring_back(*, dismissal: Dismissal, by: Person, at: datetime) -> None:
    """It counts again; that it was set aside, and why, is kept."""
    Dismissal.objects.standing().filter(pk=dismissal.pk).update(withdrawn_by=by, withdrawn_at=at)
