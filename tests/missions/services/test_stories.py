from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from missions.models import Story, StoryLink
from missions.services.stories import (
    LinkClosed,
    TooManyStories,
    create_story_link,
    decide_story,
    revoke_story_link,
    tell_story,
    tell_story_by_link,
)
from missions.services.story_edits import NothingCanBeAdded, add_to_story
from tests.factories.missions import AT
from tests.factories.plans import StoryFactory

pytestmark = pytest.mark.django_db
ONCE = UUID(int=7)
HOUR = timedelta(hours=1)


@pytest.fixture
def link(organization) -> StoryLink:
    return create_story_link(organization=organization, name="Canteen", by=None, at=AT)


def tell(link, submission_id=None, at=AT, **fields):
    return tell_story_by_link(
        link=link, fields={"text": "Soup."} | fields, submission_id=submission_id or uuid4(), at=at
    )


def test_story_of_a_colleague_waits_and_a_decider_s_is_shown(organization, leader, member):
    told = {"organization": organization, "fields": {"text": "Soup."}, "at": AT}

    waits = tell_story(**told, submission_id=uuid4(), by=member.person)
    shown = tell_story(**told, submission_id=uuid4(), by=leader.person, is_shown=True)

    assert (waits.state, waits.teller, waits.decided_by) == ("waiting", member.person, None)
    assert (shown.state, shown.decided_by, shown.decided_at) == ("shown", leader.person, AT)


def test_story_sent_twice_is_told_once(organization, link, member):
    first = tell(link, ONCE)
    again = tell(link, ONCE, text="Changed on the way.")
    tell_story(organization=organization, fields={"text": "x"}, submission_id=ONCE, by=member.person, at=AT)

    assert (again, list(Story.objects.values_list("text", flat=True))) == (first, ["Soup."])
    link.refresh_from_db()
    assert link.told == 1


def test_two_hundred_at_once_from_one_office_are_welcome(link):
    for _ in range(200):
        tell(link)

    assert Story.objects.waiting().count() == 200


def test_flood_is_stopped_at_the_limit_and_a_retry_still_thanked(link):
    StoryLink.objects.filter(pk=link.pk).update(told_in_hour=StoryLink.MOST_IN_AN_HOUR - 1, hour_began_at=AT)
    last = tell(link, ONCE)

    with pytest.raises(TooManyStories):
        tell(link)
    assert tell(link, ONCE) == last
    assert Story.objects.count() == 1


def test_limit_counts_anew_after_an_hour(link):
    StoryLink.objects.filter(pk=link.pk).update(told_in_hour=StoryLink.MOST_IN_AN_HOUR, hour_began_at=AT)

    tell(link, at=AT + HOUR)

    link.refresh_from_db()
    assert (link.told_in_hour, link.hour_began_at) == (1, AT + HOUR)


def test_one_link_s_flood_does_not_close_another(organization, link):
    StoryLink.objects.filter(pk=link.pk).update(told_in_hour=StoryLink.MOST_IN_AN_HOUR, hour_began_at=AT)
    other = create_story_link(organization=organization, name="Newsletter", by=None, at=AT)

    assert tell(other).source_note == "Newsletter"


def test_revoked_link_takes_nothing_and_what_was_told_stays(link):
    tell(link)
    revoke_story_link(link=link, at=AT)

    with pytest.raises(LinkClosed):
        tell(link)
    assert Story.objects.count() == 1


def test_words_are_added_once_while_nobody_has_decided(link):
    story = tell(link)
    add_to_story(story=story, text="It was Tuesday.", at=AT)
    add_to_story(story=story, text="It was Tuesday.", at=AT)

    story.refresh_from_db()
    assert story.text == "Soup.\n\nIt was Tuesday."


@pytest.mark.parametrize("case", ["decided", "late", "long"])
def test_words_are_not_added_when_it_is_too_late_or_too_much(case, link, leader):
    story = tell(link)
    if case == "decided":
        decide_story(story=story, is_shown=True, by=leader.person, at=AT)

    with pytest.raises(NothingCanBeAdded):
        add_to_story(
            story=story,
            text="x" * (10_001 if case == "long" else 5),
            at=AT + timedelta(days=2) if case == "late" else AT,
        )
    assert Story.objects.get().text == "Soup."


def test_story_hidden_again_leaves_the_public_page(leader):
    story = StoryFactory(organization=leader.organization, may_be_public=True, is_public=True, state="shown")

    decide_story(story=story, is_shown=False, by=leader.person, at=AT)

    story.refresh_from_db()
    assert (story.state, story.is_public, story.may_be_public) == ("hidden", False, True)
