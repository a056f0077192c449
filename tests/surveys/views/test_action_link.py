"""The signed link of one action: for its owner alone, its own words alone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.core.tokens import make_token
from surveys.models import Action
from surveys.queries import action_for
from surveys.services import change_action
from tests.factories.alignment import ANSWERS, AT, PROMISES, STATEMENT, released_round
from tests.factories.organizations import PersonFactory

TEXT = "Call the harbor master"


@pytest.fixture
def bo(organization):
    return PersonFactory(organization=organization, name="Bo Chen")


@pytest.fixture
def action(organization, administrator, bo) -> Action:
    release = released_round(organization=organization, by=administrator.person)
    return Action.objects.create(
        organization=organization, round=release.round, text=TEXT, person=bo, created_by=administrator.person,
        promise=release.promises.order_by("pk")[0].promise, due_on=timezone.now().date() + timedelta(days=9),
        created_at=AT, given_at=AT,
    )  # fmt: skip


def link(action: Action, token: str = "") -> str:
    return reverse("surveys:action-link", args=[token or action.token])


def test_link_shows_the_action_and_changes_nothing(action):
    page = Client().get(link(action))

    action.refresh_from_db()
    assert (page.status_code, action.is_done) == (200, False)
    assert TEXT in page.content.decode() and "no-store" in page.headers["Cache-Control"]


def test_link_reveals_nothing_of_the_results(action):
    page = Client().get(link(action)).content.decode()

    hidden = [STATEMENT, *PROMISES, *ANSWERS.values(), action.round.title]
    assert [text for text in hidden if text in page] == []
    assert action.promise.text in PROMISES  # what could have leaked is there


def test_owner_ticks_it_and_takes_it_back_without_an_account(action, bo):
    client = Client()

    done = client.post(link(action))
    thanks = client.get(done.url).content.decode()
    action.refresh_from_db()
    finished = (action.is_done, action.done_by)
    client.post(link(action), {"resume": ""})
    action.refresh_from_db()

    assert (done.url, finished, action.is_done) == (link(action), (True, bo), False)
    assert "Thank you" in thanks and "Not done after all" in thanks


def test_forged_links_open_nothing(action, organization):
    stranger = PersonFactory()
    forged = [
        make_token(purpose="guessed", identifier=action.link_id, epoch=action.person_id),
        make_token(purpose=Action.PURPOSE, identifier=action.link_id),
        make_token(purpose=Action.PURPOSE, identifier=action.link_id, epoch=stranger.pk),
        make_token(purpose=Action.PURPOSE, identifier=uuid4(), epoch=action.person_id),
        action.token[:-1],
        "x",
    ]

    for token in forged:
        answers = [Client().get(link(action, token)), Client().post(link(action, token))]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert TEXT not in answers[0].content.decode()
    assert not Action.objects.get().is_done


def test_link_of_the_owner_before_opens_nothing(action, organization):
    before = action.token
    action.person = PersonFactory(organization=organization)
    action.save()

    codes = [Client().get(link(action, token)).status_code for token in (before, action.token)]

    assert codes == [404, 200]


def test_link_is_over_ninety_days_after_the_day(action):
    at = timezone.now() + timedelta(days=9)

    found = [action_for(action.token, at=at + timedelta(days=days)) is not None for days in (89, 91)]

    assert found == [True, False]


def test_link_of_somebody_who_left_or_was_erased_opens_nothing(action, bo):
    bo.left_on = timezone.now().date()
    bo.save()
    left = Client().get(link(action)).status_code
    token = action.token
    Action.objects.update(person=None)
    nobody = make_token(purpose=Action.PURPOSE, identifier=action.link_id)

    assert [left, *(Client().get(link(action, one)).status_code for one in (token, nobody))] == [404, 404, 404]


def test_post_without_the_forms_token_is_refused(action):
    assert Client(enforce_csrf_checks=True).post(link(action)).status_code == 403
    assert not Action.objects.get().is_done


def test_german_reader_reads_german(action, bo):
    bo.language = "de"
    bo.save()

    page = Client().get(link(action)).content.decode()

    assert "Als erledigt markieren" in page and "Mark as done" not in page
    assert all(
        word in page for word in ("Ich kann nicht, oder nicht bis dahin", "Was steht im Weg?", "Bis wann könnten")
    )


def test_owner_says_that_it_cannot_be_done_by_then_and_the_leader_reads_it(action, administrator, client_of):
    later = action.due_on + timedelta(days=20)

    Client().post(link(action), {"reply": "The harbor office is shut.", "later_on": later.isoformat()})

    action.refresh_from_db()
    assert (action.reply, action.asked_later_on, action.is_done) == ("The harbor office is shut.", later, False)
    assert "You said: “The harbor office is shut.”" in Client().get(link(action)).content.decode()
    results = reverse("alignment:results", args=[action.organization.slug, action.round_id])
    assert "The harbor office is shut." in client_of(administrator).get(results).content.decode()


@pytest.mark.parametrize("sent", [{"reply": " "}, {"reply": "x", "later_on": "2001-01-01"}, {"reply": "x" * 301}])
def test_reply_without_words_or_with_a_day_that_is_over_is_refused(sent, action):
    page = Client().post(link(action), sent)

    action.refresh_from_db()
    assert (page.status_code, action.reply) == (400, "")


def test_reply_counts_no_more_once_it_is_done_or_changed(action, bo):
    Client().post(link(action), {"reply": "Shut."})
    change_action(
        action=action, lock_version=action.lock_version, text=TEXT, person=bo, due_on=action.due_on, at=timezone.now()
    )
    action.refresh_from_db()
    assert (action.reply, action.asked_later_on) == ("", None)

    Client().post(link(action))
    Client().post(link(action), {"reply": "Late words"})
    action.refresh_from_db()
    assert action.reply == ""


def test_page_says_agreed_only_where_the_owner_wrote_it(action, bo):
    assert "written down with your name" in Client().get(link(action)).content.decode()

    Action.objects.update(created_by=bo)
    assert "this is what you said you would do" in Client().get(link(action)).content.decode()
