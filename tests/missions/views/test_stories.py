import pytest

from missionhub.organizations.permissions import Role
from missions.models import Story, StoryLink
from missions.services.stories import create_story_link
from tests.factories.missions import AT, PromiseFactory
from tests.factories.organizations import MembershipFactory
from tests.factories.plans import StoryFactory
from tests.missions.views.nouns import url

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


@pytest.mark.parametrize("count", [1, 3])
def test_feed_asks_the_database_equally_often(count, organization, leader, client_of, django_assert_num_queries):
    StoryFactory.create_batch(count, organization=organization, state="shown", decided_at=AT)
    StoryFactory.create_batch(count, organization=organization)
    client = client_of(leader)

    with django_assert_num_queries(8):  # session, user, membership, promises, waiting, count, stories, the strip
        page = client.get(url("story-list"))

    assert len(page.context["page"].object_list) == len(page.context["waiting"]) == count


def test_empty_feed_teaches_what_a_story_is(member, client_of):
    assert "Tell the first one" in client_of(member).get(url("story-list")).content.decode()


def test_colleague_tells_a_leader_shows_everybody_reads(organization, leader, member, client_of):
    promise = PromiseFactory(mission__organization=organization)
    teller = client_of(member)
    teller.post(url("story-new"), {"text": "Soup.", "promise": promise.pk, "who_benefited": "Ana"})
    story = Story.objects.get()
    waiting = teller.get(url("story-list")).content.decode()

    client_of(leader).post(url("story-decision", story.pk), {"state": "shown"})

    page = teller.get(url("story-list"), {"promise": promise.pk}).content.decode()
    assert "Soup." not in waiting
    assert "Soup." in page


def test_story_without_words_shows_the_rest_again(member, client_of):
    page = client_of(member).post(url("story-new"), {"text": " ", "who_benefited": "Typed with care"})

    assert page.context["form"].errors
    assert "Typed with care" in page.content.decode()


def test_teller_is_asked_for_more_and_adds_it(member, client_of):
    client = client_of(member)
    page = client.post(url("story-new"), {"text": "All went well."}, follow=True).content.decode()
    story = Story.objects.get()

    client.post(url("story-addition", story.pk), {"text": "On Tuesday, with 12 boxes."})

    assert "What exactly happened?" in page
    assert "Is there a number in it?" in page
    story.refresh_from_db()
    assert story.text == "All went well.\n\nOn Tuesday, with 12 boxes."


def test_nobody_adds_to_a_colleague_s_story(organization, leader, member, client_of):
    story = StoryFactory(organization=organization, teller=leader.person)

    assert client_of(member).post(url("story-addition", story.pk), {"text": "x"}).status_code == 404


def test_waiting_and_hidden_stories_are_not_there_for_others(organization, member, client_of):
    client = client_of(member)
    answers = [
        client.get(url("story", StoryFactory(organization=organization, state=state, decided_at=AT).pk)).status_code
        for state in ("waiting", "hidden", "shown")
    ]

    assert answers == [404, 404, 200]


def test_members_decide_nothing_and_make_no_links(organization, member, client_of):
    story = StoryFactory(organization=organization)
    client = client_of(member)

    answers = [
        client.post(url("story-decision", story.pk), {"state": "shown"}).status_code,
        client.post(url("story-links"), {"name": "x"}).status_code,
    ]

    assert answers == [403, 403]
    assert (Story.objects.get().state, StoryLink.objects.count()) == ("waiting", 0)


def test_words_of_a_stranger_are_shown_as_words(organization, leader, client_of):
    StoryFactory(organization=organization, text=SCRIPT, teller_name=SCRIPT, who_benefited=SCRIPT)

    page = client_of(leader).get(url("story-list")).content.decode()

    assert SCRIPT not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3


def test_words_check_would_see_a_script_that_slipped_through(rf):
    from django.template import Context, Template

    page = Template("{{ text|safe }}").render(Context({"text": SCRIPT}))

    assert SCRIPT in page


def test_link_is_made_printed_and_revoked(leader, client_of):
    client = client_of(leader)
    client.post(url("story-links"), {"name": "Canteen"})
    link = StoryLink.objects.get()
    poster = client.get(url("story-poster", link.pk)).content.decode()

    client.post(url("story-link-revocation", link.pk))

    assert f"/t/{link.token}/" in poster
    assert "<svg" in poster
    link.refresh_from_db()
    assert link.revoked_at is not None
    assert client.get(url("story-poster", link.pk)).status_code == 404
    assert link.token not in client.get(url("story-links")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_links_ask_the_database_equally_often(count, leader, client_of, django_assert_num_queries):
    for number in range(count):
        create_story_link(organization=leader.organization, name=f"{number}", by=leader.person, at=AT)
    client = client_of(leader)

    with django_assert_num_queries(5):  # session, user, membership, links, the strip's mission
        client.get(url("story-links"))


@pytest.mark.parametrize("name", ["story", "story-decision", "story-addition"])
def test_story_of_another_organization_is_not_there(name, organization, client_of):
    story = StoryFactory(organization=organization, state="shown", decided_at=AT)
    membership = MembershipFactory(role=Role.ADMINISTRATOR)
    address = url(name, story.pk).replace("harbor-kitchen", membership.organization.slug)
    client = client_of(membership)

    answers = {client.get(address).status_code, client.post(address, {"state": "hidden", "text": "x"}).status_code}

    assert answers <= {404, 405}
    assert Story.objects.get().state == "shown"


@pytest.mark.parametrize("name", ["story-poster", "story-link-revocation"])
def test_link_of_another_organization_is_not_there(name, organization, client_of):
    link = create_story_link(organization=organization, name="Canteen", by=None, at=AT)
    membership = MembershipFactory(role=Role.ADMINISTRATOR)
    address = url(name, link.pk).replace("harbor-kitchen", membership.organization.slug)
    client = client_of(membership)

    assert {client.get(address).status_code, client.post(address).status_code} <= {404, 405}
    link.refresh_from_db()
    assert link.revoked_at is None
