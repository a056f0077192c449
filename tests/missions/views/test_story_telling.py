"""The one form of missions that the whole world can reach: each attack beside the same steps without the defense."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from missionhub.core import unaided
from missionhub.core.tokens import make_token
from missions.models import Story, StoryLink
from missions.queries import stories as story_queries
from missions.services.stories import create_story_link, decide_story, revoke_story_link
from tests.factories.missions import AT, PromiseFactory
from tests.factories.surveys import invitation_of, open_round

pytestmark = pytest.mark.django_db
PROMISE = "Rescue food before it is thrown away"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def link(organization) -> StoryLink:
    PromiseFactory(mission__organization=organization, text=PROMISE)
    return create_story_link(organization=organization, name="Canteen", by=None, at=AT)


def address(link: StoryLink) -> str:
    return reverse("missions:story-telling", args=[link.token])


def sent(**fields: str) -> dict[str, str]:
    return {"text": "All went well.", "submission_id": str(uuid4())} | fields


def test_anybody_tells_a_story_and_reads_who_reads_it_first(link, client):
    form = client.get(address(link))
    thanks = client.post(address(link), sent(teller_name="R.", may_be_public="on"), follow=True)

    story = Story.objects.get()
    assert "The leaders of Harbor Kitchen read it first" in form.content.decode()
    assert PROMISE in form.content.decode()
    assert (story.state, story.teller, story.teller_name, story.source_note) == ("waiting", None, "R.", "Canteen")
    assert (story.may_be_public, story.is_public) == (True, False)
    assert "Thank you. Your story is in." in thanks.content.decode()
    assert "When was it?" in thanks.content.decode()


def test_story_sent_twice_is_stored_once_and_thanked_twice(link, client):
    story = sent()

    answers = [client.post(address(link), story, follow=True).status_code for _ in range(2)]

    assert (answers, Story.objects.count()) == ([200, 200], 1)


def test_more_words_are_added_until_somebody_has_read_it(link, client, leader):
    client.post(address(link), sent())
    story = Story.objects.get()
    told = reverse("missions:story-told", args=[link.token, story.submission_id])

    client.post(told, {"text": "It was Tuesday."})
    decide_story(story=story, is_shown=True, by=leader.person, at=AT)
    late = client.post(told, {"text": "And Wednesday."}).content.decode()

    assert Story.objects.get().text == "All went well.\n\nIt was Tuesday."
    assert "Somebody has read this story already" in late
    assert "And Wednesday." in late


def test_form_with_an_error_keeps_every_word(link, client):
    page = client.post(address(link), sent(text="", who_benefited="Typed with care", happened_on="yesterday"))

    assert page.status_code == 400
    assert "Typed with care" in page.content.decode()


def test_script_is_never_more_than_words(link, client):
    page = client.post(address(link), sent(text=SCRIPT), follow=True).content.decode()
    again = client.post(address(link), sent(text="", who_benefited=SCRIPT)).content.decode()

    assert SCRIPT not in page + again
    assert "&lt;script&gt;" in page


def test_forged_request_from_elsewhere_is_refused(link):
    careful = Client(enforce_csrf_checks=True)

    assert (careful.post(address(link), sent()).status_code, Story.objects.count()) == (403, 0)


def test_request_with_the_form_s_own_token_is_taken(link):
    careful = Client(enforce_csrf_checks=True)
    page = careful.get(address(link)).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]

    careful.post(address(link), sent(csrfmiddlewaretoken=token))

    assert Story.objects.count() == 1


def test_forged_refused_request_would_pass_without_the_check(link, client):
    client.post(address(link), sent())  # the test client checks no token unless it is told to

    assert Story.objects.count() == 1


def forged(link: StoryLink) -> str:
    """Right link, wrong proof."""
    return reverse("missions:story-telling", args=[make_token(purpose="guessed", identifier=link.pk)])


def test_guessed_token_opens_nothing(link, client):
    answers = [client.get(forged(link)).status_code, client.post(forged(link), sent()).status_code]

    assert (answers, Story.objects.count()) == ([404, 404], 0)


def test_guessed_token_would_open_without_its_proof(link, client, monkeypatch):
    monkeypatch.setattr(story_queries, "is_valid", lambda **_told: True)

    assert client.get(forged(link)).status_code == 200


def test_revoked_link_stores_nothing_and_gives_the_words_back(link, client):
    revoke_story_link(link=link, at=AT)

    page = client.post(address(link), sent(text="Typed for an hour."))

    assert (page.status_code, Story.objects.count()) == (410, 0)
    assert "Typed for an hour." in page.content.decode()
    assert client.get(address(link)).status_code == 410
    assert PROMISE not in client.get(address(link)).content.decode()


def test_revoked_link_adds_nothing_either(link, client):
    client.post(address(link), sent())
    told = reverse("missions:story-told", args=[link.token, Story.objects.get().submission_id])
    revoke_story_link(link=link, at=AT)

    answers = [client.get(told).status_code, client.post(told, {"text": "More."}).status_code]

    assert (answers, Story.objects.get().text) == ([410, 410], "All went well.")


def test_flood_is_told_to_wait_and_keeps_its_words(link, client, monkeypatch):
    monkeypatch.setattr(StoryLink, "MOST_IN_AN_HOUR", 2)

    answers = [client.post(address(link), sent(text="Typed for an hour.")) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert Story.objects.count() == 2
    assert "It was not stored." in answers[2].content.decode()
    assert "Typed for an hour." in answers[2].content.decode()


def test_flood_would_not_end_without_the_limit(link, client):
    assert [client.post(address(link), sent()).status_code for _ in range(3)] == [302, 302, 302]


def test_somebody_else_s_story_is_not_read_by_another_link(link, client, leader):
    client.post(address(link), sent())
    other = create_story_link(organization=PromiseFactory().mission.organization, name="", by=None, at=AT)
    told = reverse("missions:story-told", args=[other.token, Story.objects.get().submission_id])

    assert client.get(told).status_code == 404


def asked(leader) -> Client:
    """A browser without an account that has opened its question."""
    browser = Client()
    browser.get(reverse("surveys:answer", args=[invitation_of(open_round(by=leader.person)).token]))
    return browser


def test_browser_with_an_open_question_sees_no_promise(link, leader):
    browser = asked(leader)

    form = browser.get(address(link)).content.decode()
    wrong = browser.post(address(link), sent(text="", who_benefited="Typed with care")).content.decode()

    assert "First, in your own words" in form
    assert PROMISE not in form + wrong
    assert "Typed with care" in wrong


def test_browser_with_an_open_question_would_see_promises_if_nobody_watched(link, leader, monkeypatch):
    monkeypatch.setattr(unaided, "_browsers", [])

    assert PROMISE in asked(leader).get(address(link)).content.decode()


def test_story_typed_before_the_question_was_opened_is_not_lost(link, leader):
    thanks = asked(leader).post(address(link), sent(), follow=True).content.decode()

    assert Story.objects.count() == 1
    assert PROMISE not in thanks
