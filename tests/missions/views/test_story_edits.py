"""A story is told better, or taken back, by whoever told it; each wall beside the same steps without it."""

from uuid import uuid4

import pytest

from missionhub.organizations.permissions import Permission
from missions.models import Revision, Story
from missions.services.stories import tell_story
from missions.services.story_edits import edit_story
from missions.views import story_edits
from tests.factories.missions import AT, PromiseFactory
from tests.factories.organizations import MembershipFactory, OrganizationFactory
from tests.missions.views.nouns import typed, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(organization, member) -> Story:
    fields = {"text": "Soup for a mother of two.", "may_be_public": True}
    story = tell_story(
        organization=organization, fields=fields, submission_id="0" * 31 + "1", by=member.person, is_shown=True, at=AT
    )
    Story.objects.filter(pk=story.pk).update(is_public=True)
    return story


def now() -> tuple[str, str, bool, bool]:
    story = Story.objects.get()
    return story.text, story.state, story.may_be_public, story.is_public


def test_teller_corrects_a_story_and_it_is_read_once_more(story, member, leader, client_of):
    client = client_of(member)
    form = client.get(url("story-edit", story.pk)).content.decode()

    answer = client.post(url("story-edit", story.pk), typed(story, text="Soup for two.", may_be_public="on"))

    assert "Soup for a mother of two." in form
    assert "New words are read by your leaders" in form
    assert answer.url == url("story", story.pk)
    assert now() == ("Soup for two.", "waiting", True, False)
    assert Story.objects.get() in client_of(leader).get(url("story-list")).context["waiting"]


def test_other_details_need_no_second_reading(story, member, client_of):
    promise = PromiseFactory(mission__organization=story.organization)

    client_of(member).post(url("story-edit", story.pk), typed(story, promise=str(promise.pk), may_be_public="on"))

    assert now() == ("Soup for a mother of two.", "shown", True, True)
    assert Story.objects.get().promise == promise


def test_consent_taken_back_leaves_the_public_page_at_once(story, member, client_of):
    words = typed(story)
    del words["may_be_public"]  # an empty box sends nothing

    client_of(member).post(url("story-edit", story.pk), words)

    assert now() == ("Soup for a mother of two.", "shown", False, False)


def test_administrator_corrects_a_name_and_gives_nobody_s_consent(story, administrator, client_of):
    Story.objects.all().delete()
    told = {"organization": story.organization, "by": story.teller, "submission_id": uuid4(), "at": AT}
    inside = tell_story(fields={"text": "Soup for Ana Smith."}, is_shown=True, **told)
    client = client_of(administrator)
    form = client.get(url("story-edit", inside.pk)).content.decode()

    client.post(url("story-edit", inside.pk), typed(inside, text="Soup.", may_be_public="on"))

    assert "somebody else’s words" in form
    assert "may_be_public" not in form
    assert now() == ("Soup.", "shown", False, False)


@pytest.mark.parametrize("name", ["story-edit", "story-withdrawal", "story-return"])
@pytest.mark.parametrize("role", ["member", "leader"])
def test_colleagues_change_nobody_s_story(name, role, story, organization, client_of):
    other = client_of(MembershipFactory(organization=organization, role=role))

    answer = other.post(url(name, story.pk), typed(story, text="Mine now."))

    assert (answer.status_code, now()) == (404, ("Soup for a mother of two.", "shown", True, True))


def test_colleague_would_change_it_if_everybody_might(story, leader, client_of, monkeypatch):
    monkeypatch.setattr(story_edits, "editable_stories", lambda organization, **_who: Story.objects.of(organization))

    client_of(leader).post(url("story-edit", story.pk), typed(story, text="Mine now."))

    assert now()[0] == "Mine now."


def test_administrator_of_another_organization_finds_nothing(story, client_of):
    elsewhere = MembershipFactory(organization=OrganizationFactory(slug="elsewhere"), role="administrator")

    assert client_of(elsewhere).get(url("story-edit", story.pk)).status_code == 404


def test_story_taken_back_is_its_teller_s_alone_until_told_again(story, member, administrator, client_of):
    teller, reader = client_of(member), client_of(administrator)

    teller.post(url("story-withdrawal", story.pk))
    away = (now()[1:], reader.get(url("story", story.pk)).status_code, teller.get(url("story", story.pk)).status_code)
    again = teller.post(url("story-withdrawal", story.pk), follow=True).content.decode()
    reader.post(url("story-decision", story.pk), {"state": "shown"})
    teller.post(url("story-return", story.pk))

    assert away == (("withdrawn", True, False), 404, 200)
    assert "taken back already" in again
    assert now()[1] == "waiting"


def test_leader_tells_an_own_story_again_and_it_is_shown(organization, leader, client_of):
    own = tell_story(
        organization=organization, fields={"text": "x"}, submission_id="0" * 31 + "2", by=leader.person, at=AT
    )
    client = client_of(leader)

    client.post(url("story-withdrawal", own.pk))
    client.post(url("story-return", own.pk))

    assert now()[1] == "shown"


@pytest.fixture
def conflict(story, member, administrator) -> Revision:
    """The teller began before an administrator changed the same words."""
    edit_story(story=story, lock_version=1, fields={"text": "Theirs."}, by=administrator.person, decides=True, at=AT)
    met = edit_story(story=story, lock_version=1, fields={"text": "Mine."}, by=member.person, decides=False, at=AT)
    assert met.revision is not None
    return met.revision


def test_second_of_two_loses_nothing_and_settles_it_alone(story, conflict, member, leader, client_of):
    client = client_of(member)
    page = client.get(url("story-conflict", conflict.pk))
    words = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
    before = now()[0]

    client.post(url("story-conflict", conflict.pk), words | {"target": str(story.pk)})

    assert (before, now()[:2]) == ("Theirs.", ("Mine.", "waiting"))
    assert [client_of(leader).get(url(name, conflict.pk)).status_code for name in ("conflict", "story-conflict")] == [
        404,
        404,
    ]


def test_conflict_is_found_on_the_story_and_let_go(story, conflict, member, client_of):
    client = client_of(member)
    page = client.get(url("story", story.pk)).content.decode()

    client.post(url("story-conflict-dismissal", conflict.pk))

    assert url("story-conflict", conflict.pk) in page
    assert (now()[0], Revision.objects.set_aside().count()) == ("Theirs.", 0)


def test_edit_typed_while_taken_back_is_kept_and_brings_it_back(story, member, client_of):
    client = client_of(member)
    client.post(url("story-withdrawal", story.pk))

    met = client.post(url("story-edit", story.pk), typed(story, text="Better."), follow=True)
    form = met.context["form"]
    words = {name: form[name].value() or "" for name in form.fields}
    client.post(met.request["PATH_INFO"], words | {"target": str(story.pk)})

    assert "Bring it back with this text" in met.content.decode()
    assert now()[:2] == ("Better.", "waiting")


def test_members_hold_no_right_over_the_stories_of_others(member, leader, administrator):
    assert [who.may(Permission.STORY_EDIT) for who in (member, leader, administrator)] == [False, False, True]
