from datetime import date, timedelta

import pytest

from missions.models import Comment, MissionVersion
from missions.services.comments import (
    CommentAlreadySettled,
    CommentRoundInThePast,
    CommentsClosed,
    NothingToCommentOn,
    comment_on_draft,
    open_comment_round,
    settle_comment,
)
from tests.factories.missions import AT, MissionVersionFactory
from tests.factories.organizations import PersonFactory

pytestmark = pytest.mark.django_db
TODAY = AT.date()


@pytest.fixture
def draft():
    return MissionVersionFactory()


def opened(draft, until: date = TODAY) -> MissionVersion:
    open_comment_round(version=draft, until=until, at=AT)
    draft.refresh_from_db()
    return draft


def test_comment_keeps_the_words_it_is_about(draft):
    person = PersonFactory(organization=draft.owner())

    comment_on_draft(version=opened(draft), text="Which children?", quote="every child", by=person, at=AT)

    comment = Comment.objects.about(draft).get()
    assert (comment.text, comment.quote, comment.author) == ("Which children?", "every child", person)
    assert comment.organization == draft.owner()


@pytest.mark.parametrize("days", [0, 5])
def test_comments_are_taken_until_the_end_of_the_day(draft, days):
    comment_on_draft(version=opened(draft, TODAY + timedelta(days=days)), text="x", by=None, at=AT)

    assert Comment.objects.count() == 1


def test_comment_after_the_last_day_is_refused(draft):
    opened(draft)

    with pytest.raises(CommentsClosed):
        comment_on_draft(version=draft, text="x", by=None, at=AT + timedelta(days=1))


def test_comment_on_a_draft_nobody_opened_is_refused(draft):
    with pytest.raises(CommentsClosed):
        comment_on_draft(version=draft, text="x", by=None, at=AT)


def test_comment_round_cannot_end_yesterday(draft):
    with pytest.raises(CommentRoundInThePast):
        open_comment_round(version=draft, until=TODAY - timedelta(days=1), at=AT)


@pytest.mark.parametrize("fields", [{"published_at": AT}, {"statement": ""}])
def test_comment_round_needs_a_draft_with_words(fields):
    with pytest.raises(NothingToCommentOn):
        open_comment_round(version=MissionVersionFactory(**fields), until=TODAY, at=AT)


def test_comment_is_settled_once(draft):
    comment = comment_on_draft(version=opened(draft), text="x", by=None, at=AT)
    settle_comment(comment=comment, by=None, at=AT)

    with pytest.raises(CommentAlreadySettled):
        settle_comment(comment=comment, by=None, at=AT)
