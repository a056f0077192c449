"""Remarks on an outcome or a check-in."""

from datetime import datetime

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import CheckIn, Comment, Outcome

LONGEST = 2_000


class EmptyRemark(DomainError):
    pass


class RemarkTooLong(DomainError):
    pass


def remark(*, subject: Outcome | CheckIn, text: str, by: Person, at: datetime) -> Comment:
    if not text.strip():
        raise EmptyRemark(_("Write a few words first."))
    if len(text) > LONGEST:
        raise RemarkTooLong(_("A comment has at most 2,000 characters. Shorten it a little."))
    return Comment.objects.create(
        organization=subject.owner(),
        subject_kind=subject.SUBJECT_KIND,
        subject_id=subject.pk,
        text=text.strip(),
        author=by,
        created_at=at,
    )
