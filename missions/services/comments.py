"""Remarks on a row that people edit together, and whether somebody has dealt with them."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import CheckIn, Comment, Edited, MissionVersion


class CommentAlreadySettled(DomainError):
    pass


class CommentsClosed(DomainError):
    pass


class CommentRoundInThePast(DomainError):
    pass


class NothingToCommentOn(DomainError):
    pass


def add_comment(*, subject: Edited | CheckIn, text: str, quote: str = "", by: Person | None, at: datetime) -> Comment:
    """A remark; `quote` holds the words it is about, as its writer read them."""
    return Comment.objects.create(
        organization=subject.owner(),
        subject_kind=subject.SUBJECT_KIND,
        subject_id=subject.pk,
        text=text,
        quote=quote,
        author=by,
        created_at=at,
    )


def settle_comment(*, comment: Comment, by: Person | None, at: datetime) -> None:
    """Somebody has dealt with it; it stays readable."""
    open_still = Comment.objects.filter(pk=comment.pk, settled_at__isnull=True)
    if not open_still.update(settled_at=at, settled_by=by):
        raise CommentAlreadySettled(_("Somebody has settled this comment already."))


def open_comment_round(*, version: MissionVersion, until: date, at: datetime) -> None:
    """Let everybody read the draft and comment on it until the end of a day; a second time moves that day."""
    if until < version.owner().today(at=at):
        raise CommentRoundInThePast(_("That day is over. Choose today or a day to come."))
    drafts = MissionVersion.objects.open_to_edits().filter(pk=version.pk).exclude(statement="")
    if not drafts.update(comments_asked_at=at, comments_until=until):
        raise NothingToCommentOn(_("There is no draft to comment on any more, or it says nothing yet."))


def comment_on_draft(
    *, version: MissionVersion, text: str, quote: str = "", by: Person | None, at: datetime
) -> Comment:
    if not takes_comments(version, on=version.owner().today(at=at)):
        raise CommentsClosed(_("Comments on this draft are closed. Tell a leader what you think."))
    return add_comment(subject=version, text=text, quote=quote, by=by, at=at)


def takes_comments(version: MissionVersion, *, on: date) -> bool:
    return not version.is_published and version.comments_until is not None and on <= version.comments_until
