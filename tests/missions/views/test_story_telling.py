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
from missions.services.stories import create_story_link, decide_story, revoke_story_link, tell_story
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


def told_by(client, link, **fields) -> Story:
    client.post(address(link), sent(**fields))
    return Story.objects.get()


def told_url(name: str, link: StoryLink, story: Story) -> str:
    return reverse(f"missions:{name}", args=[link.token, story.submission_id])


def test_teller_without_an_account_corrects_the_story(link, client):
    story = told_by(client, link, teller_name="Roza")
    thanks = client.get(told_url("story-told", link, story)).content.decode()
    form = client.get(told_url("told-story-edit", link, story)).content.decode()

    client.post(
        told_url("told-story-edit", link, story),
        {"text": "All went very well.", "teller_name": "R.", "lock_version": 1},
    )

    story.refresh_from_db()
    assert told_url("told-story-edit", link, story) in thanks
    assert "All went well." in form
    assert (story.text, story.teller_name, story.lock_version) == ("All went very well.", "R.", 2)


def test_story_read_by_then_is_not_corrected_and_the_words_stay(link, client, leader):
    story = told_by(client, link)
    decide_story(story=story, is_shown=True, by=leader.person, at=AT)

    page = client.post(told_url("told-story-edit", link, story), {"text": "Typed long.", "lock_version": 1})

    assert (page.status_code, Story.objects.get().text) == (409, "All went well.")
    assert "Typed long." in page.content.decode()


def test_second_window_overwrites_nothing(link, client):
    story = told_by(client, link)
    first, second = ({"text": text, "lock_version": 1} for text in ("First.", "Second."))

    client.post(told_url("told-story-edit", link, story), first)
    page = client.post(told_url("told-story-edit", link, story), second)

    assert (page.status_code, Story.objects.get().text) == (409, "First.")
    assert "Second." in page.content.decode()


def test_teller_without_an_account_takes_it_back_and_tells_it_after_all(link, client, leader):
    story = told_by(client, link, may_be_public="on")
    decide_story(story=story, is_shown=True, by=leader.person, at=AT)
    Story.objects.update(is_public=True)

    page = client.post(told_url("told-story-withdrawal", link, story), follow=True).content.decode()
    client.post(told_url("told-story-withdrawal", link, story))
    away = Story.objects.values_list("state", "is_public").get()
    client.post(told_url("told-story-return", link, story))

    assert "You took your story back." in page
    assert (away, Story.objects.get().state) == (("withdrawn", False), "waiting")


@pytest.mark.parametrize("name", ["told-story-edit", "told-story-withdrawal", "told-story-return"])
def test_neither_a_guess_nor_a_revoked_link_changes_a_story(name, link, client):
    story = told_by(client, link)
    guessed = reverse(f"missions:{name}", args=[link.token, uuid4()])
    forged_link = make_token(purpose="guessed", identifier=link.pk)
    forged_url = reverse(f"missions:{name}", args=[forged_link, story.submission_id])
    words = {"text": "Not mine.", "lock_version": 1}
    answers = [client.post(url, words).status_code for url in (guessed, forged_url)]
    revoke_story_link(link=link, at=AT)
    late = client.post(told_url(name, link, story), words)

    assert (answers, late.status_code) == ([404, 404], 410)
    assert Story.objects.values_list("text", "state").get() == ("All went well.", "waiting")


def test_story_of_somebody_here_is_not_changed_through_a_link(link, client, member):
    story = tell_story(
        organization=link.organization, fields={"text": "Ours."}, submission_id=uuid4(), by=member.person, at=AT
    )

    assert client.post(told_url("told-story-withdrawal", link, story)).status_code == 404
