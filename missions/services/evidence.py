"""What shows a promise kept."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Promise, PromiseEvidence


class PromiseRetired(DomainError):
    pass


class EvidenceNotSeenYet(DomainError):
    pass


def add_evidence(
    *, promise: Promise, text: str, source: str, seen_on: date, by: Person | None, at: datetime
) -> PromiseEvidence:
    if promise.retired_at is not None:
        raise PromiseRetired(_("Somebody dropped this promise. Bring it back before you add evidence."))
    if seen_on > promise.owner().today(at=at):
        raise EvidenceNotSeenYet(_("That day has not come yet. Give the day on which it was seen."))
    return PromiseEvidence.objects.create(
        promise=promise, text=text, source=source, seen_on=seen_on, added_by=by, added_at=at
    )


def remove_evidence(*, evidence: PromiseEvidence) -> None:
    """For what was entered by mistake."""
    evidence.delete()
