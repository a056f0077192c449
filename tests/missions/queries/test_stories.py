from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from missionhub.core.tokens import make_token
from missions.queries.stories import (
    readable_stories,
    stories,
    story_link_for,
    story_links,
    story_of_the_week,
    story_url,
    waiting_stories,
)
from missions.services.stories import create_story_link, revoke_story_link
from tests.factories.missions import AT, PromiseFactory
from tests.factories.plans import StoryFactory

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 2)
DAY = timedelta(days=1)


def told(organization, days_ago, **options):
    at = datetime(2026, 11, 2, tzinfo=UTC) - days_ago * DAY
    return StoryFactory(organization=organization, told_at=at, **{"state": "shown", "decided_at": at} | options)


def test_feed_shows_ours_newest_first_and_by_promise(organization):
    promise = PromiseFactory(mission__organization=organization)
    old = told(organization, 9, promise=promise)
    new = told(organization, 1)
    told(organization, 1, state="hidden")
    StoryFactory(state="shown")  # of somebody else

    assert list(stories(organization)) == [new, old]
    assert list(stories(organization, promise_id=promise.pk)) == [old]


def test_longest_waiting_story_is_read_first(organization):
    new, old = (told(organization, days, state="waiting", decided_at=None) for days in (1, 9))

    assert list(waiting_stories(organization)) == [old, new]


def test_readers_open_what_is_shown_and_what_they_told(organization, member):
    shown = told(organization, 1)
    own = told(organization, 2, state="hidden", teller=member.person)
    waiting = told(organization, 3, state="waiting", decided_at=None)

    assert set(readable_stories(organization, person=member.person, decides=False)) == {shown, own}
    assert set(readable_stories(organization, person=member.person, decides=True)) == {shown, own, waiting}


def test_story_of_the_week_is_the_newest_of_the_week_before(organization):
    told(organization, 20)
    fresh = told(organization, 2)
    told(organization, -1)  # on Tuesday: next week's
    told(organization, 1, state="hidden")

    days = [MONDAY + day * DAY for day in range(7)]
    assert [story_of_the_week(organization, day) for day in days] == [fresh] * 7


def test_without_a_fresh_one_every_story_has_its_turn(organization):
    old = [told(organization, 100 + number) for number in range(3)]

    weeks = [story_of_the_week(organization, MONDAY + number * 7 * DAY) for number in range(3)]

    assert set(weeks) == set(old)


def test_story_shown_after_monday_does_not_change_the_week(organization):
    first = told(organization, 30)
    told(organization, 1, decided_at=datetime(2026, 11, 3, tzinfo=UTC))

    assert story_of_the_week(organization, MONDAY) == first


def test_imported_story_counts_from_the_day_it_was_told(organization):
    imported = told(organization, 3, decided_at=None)

    assert story_of_the_week(organization, MONDAY) == imported


def test_no_story_no_story_of_the_week(organization):
    assert story_of_the_week(organization, MONDAY) is None


def test_token_proves_its_link_and_no_other(organization):
    link = create_story_link(organization=organization, name="Canteen", by=None, at=AT)
    other_purpose = make_token(purpose="week", identifier=link.pk)

    assert story_link_for(link.token) == link
    assert [story_link_for(token) for token in (other_purpose, link.token[:-2] + "AA", "x", "")] == [None] * 4
    assert story_link_for(make_token(purpose="story", identifier=uuid4())) is None


def test_links_that_work_come_first_with_their_address(organization, settings):
    gone, works = (create_story_link(organization=organization, name=name, by=None, at=AT) for name in ("a", "b"))
    revoke_story_link(link=gone, at=AT)

    assert [row.link for row in story_links(organization)] == [works, gone]
    assert story_url(works) == f"{settings.SITE_URL}/t/{works.token}/"
