import re

import pytest
from django.test import Client
from django.urls import reverse

from alignment.models import DriftAnswer, DriftSignal
from alignment.services import say_whether_intended
from tests.factories.alignment import AT, mission_with, released_round
from tests.factories.drift import four_doings, later_version, moved_mission, read
from tests.factories.organizations import MembershipFactory

pytestmark = pytest.mark.either
PAGE = reverse("alignment:drift", args=["harbor-kitchen"])


def answers_url(signal: DriftSignal, slug: str = "harbor-kitchen") -> str:
    return reverse("alignment:drift-answers", args=[slug, signal.pk])


@pytest.fixture
def words(organization) -> DriftSignal:
    mission = moved_mission(organization)
    four_doings(mission)
    return read(mission)["words"]


def test_without_a_mission_the_page_teaches_what_it_watches(leader, client_of):
    page = client_of(leader).get(PAGE).content.decode()

    assert "Publish your mission first." in page


def test_before_the_worker_came_it_says_so_and_then_what_each_signal_needs(leader, client_of):
    mission = mission_with(organization=leader.organization)
    assert "Being read for the first time" in client_of(leader).get(PAGE).content.decode()

    read(mission)
    page = client_of(leader).get(PAGE).content.decode()

    assert page.count("Cannot tell") == 4
    for needed in ("There is one version of the mission so far.", "Two closed rounds are needed", "hours or money"):
        assert needed in page


def test_four_cards_sentence_first_and_never_one_number(words, leader, client_of):
    response = client_of(leader).get(PAGE)
    page = response.content.decode()

    assert [card.verdict for card, _parts in response.context["cards"]] == [
        "moved",
        "no_sign",
        "cannot_tell",
        "no_sign",
    ]
    assert "The words have moved since version 1 of 16 November 2026." in page
    assert "n = 4 things we do" in page
    assert "worse" not in page.split("Moved is not worse", 1)[1]
    assert page.count("#has-the-mission-moved") >= 4


def test_answer_is_saved_with_name_and_day_and_the_next_step_follows(words, leader, client_of):
    client = client_of(leader)
    assert "Was this intended?" in client.get(PAGE).content.decode()

    answer = client.post(answers_url(words), {"intent": "yes", "note": "The board, in May."})

    assert answer["Location"] == f"{PAGE}#signal-words"
    page = client.get(PAGE).content.decode()
    assert "The board, in May." in page
    assert f"{leader.person.name}, " in page
    assert "Say anew what each promise counts for" in page
    assert DriftAnswer.objects.get().said_by == leader.person


def test_the_form_carries_its_token_and_is_taken(words, leader):
    client = Client(enforce_csrf_checks=True)
    client.force_login(leader.user, backend="django.contrib.auth.backends.ModelBackend")
    token = re.search(
        r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(PAGE).content.decode().partition(answers_url(words))[2]
    )

    taken = client.post(answers_url(words), {"intent": "yes", "csrfmiddlewaretoken": token[1]})

    assert (taken.status_code, DriftAnswer.objects.count()) == (302, 1)
    assert client.post(answers_url(words), {"intent": "no"}).status_code == 403


def test_not_intended_leads_to_an_action_with_its_first_words(words, leader, client_of):
    release = released_round(organization=leader.organization, by=leader.person, mission=words.mission)
    client = client_of(leader)
    client.post(answers_url(words), {"intent": "no"})

    actions = reverse("surveys:actions", args=["harbor-kitchen", release.round_id])
    assert f"{actions}?text=Bring+the+words" in client.get(PAGE).content.decode()


def test_not_intended_without_a_round_leads_to_a_decision(words, leader, client_of):
    client = client_of(leader)
    client.post(answers_url(words), {"intent": "no"})

    assert reverse("missions:decision-new", args=["harbor-kitchen"]) in client.get(PAGE).content.decode()


def test_a_refused_answer_keeps_what_was_typed(words, leader, client_of):
    response = client_of(leader).post(answers_url(words), {"note": "Nobody remembers."})

    assert response.status_code == 400
    assert "Nobody remembers." in response.content.decode()
    assert "Choose one of the three answers." in response.content.decode()
    assert not DriftAnswer.objects.exists()


def test_changing_the_answer_keeps_the_earlier_one(words, leader, client_of):
    client = client_of(leader)
    client.post(answers_url(words), {"intent": "unsure", "note": "Ask Bo."})
    client.post(answers_url(words), {"intent": "yes", "note": "Bo says so."})

    page = client.get(PAGE).content.decode()

    assert page.index("Bo says so.") < page.index("What was said before") < page.rindex("Ask Bo.")


def test_an_answer_about_a_movement_that_was_replaced_stays_in_sight(words, leader, client_of):
    say_whether_intended(signal=words, intent="unsure", note="Wait and see.", by=leader.person, at=AT)
    later_version(words.mission, number=3, statement="Another harbor altogether, with boats.")
    read(words.mission)

    page = client_of(leader).get(PAGE).content.decode()

    assert "What you said of earlier movements" in page
    assert "Wait and see." in page


def test_what_did_not_move_takes_no_answer(words, leader, client_of):
    still = DriftSignal.objects.get(kind="programme")

    page = client_of(leader).post(answers_url(still), {"intent": "yes"}, follow=True).content.decode()

    assert "This signal shows no movement" in page
    assert not DriftAnswer.objects.exists()


def test_nobody_answers_for_another_organization(words, client_of):
    stranger = client_of(MembershipFactory(role="administrator", organization__slug="elsewhere"))

    answers = [stranger.post(answers_url(words, slug), {"intent": "yes"}) for slug in ("elsewhere", "harbor-kitchen")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert not DriftAnswer.objects.exists()
    assert "harbor" not in stranger.get(reverse("alignment:drift", args=["elsewhere"])).content.decode().casefold()


def test_page_asks_the_database_equally_often(words, leader, client_of, django_assert_max_num_queries):
    client = client_of(leader)
    for note in ("One.", "Two.", "Three."):
        say_whether_intended(signal=words, intent="yes", note=note, by=leader.person, at=AT)

    with django_assert_max_num_queries(12):
        client.get(PAGE)
