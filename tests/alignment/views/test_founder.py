import re

import pytest
from django.urls import reverse

from alignment.services import answer_founder_reading
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import AT, PROMISES, mission_with, own_answer
from tests.factories.organizations import MembershipFactory


def reading_url(mission_id: int, slug: str = "harbor-kitchen") -> str:
    return reverse("alignment:founder-reading", args=[slug, mission_id])


@pytest.fixture
def reading(leader):
    return own_answer(person=leader.person)


def test_founder_reading_waits_until_it_is_read(reading, leader, client_of):
    page = client_of(leader).get(reading_url(reading.mission_id)).content.decode()

    assert "Your answer is being read" in page
    assert f'hx-get="{reading_url(reading.mission_id)}?waiting"' in page
    assert "Check again" in page
    assert '<noscript><meta http-equiv="refresh"' in page


def test_founder_reading_says_when_there_is_no_text_model(reading, leader, client_of, settings, tmp_path):
    settings.MODEL_DIR = tmp_path

    page = client_of(leader).get(reading_url(reading.mission_id)).content.decode()

    assert "The text model is not installed on this machine." in page


def test_founder_reading_shows_promises_own_words_tip_and_next_step(reading, leader, client_of):
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    page = client_of(leader).get(reading_url(reading.mission_id)).content.decode()

    assert "We find 1 of 3 promises in it" in page
    assert '<mark class="evidence evidence-shared">families</mark>' in page
    assert "One tip on the statement, when you next change it." in page
    assert "3 promises have no owner yet." in page
    assert reverse("surveys:round-new", args=["harbor-kitchen"]) in page
    assert [text for text in PROMISES if text not in page] == []


def test_owner_that_is_named_is_not_asked_for(reading, leader, client_of):
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)
    client = client_of(leader)

    said = []
    for position in (1, 2, 3):
        reading.mission.promises.filter(position=position).update(steward=leader.person)
        said.append(client.get(reading_url(reading.mission_id)).content.decode())

    assert ["2 promises have no owner" in said[0], "1 promise has no owner" in said[1]] == [True, True]
    assert "no owner" not in said[2] and "looks after each promise" not in said[2]


def test_founder_reading_fragment_becomes_the_page_once_it_is_read(reading, leader, client_of):
    client = client_of(leader)
    url = f"{reading_url(reading.mission_id)}?waiting"
    waiting = client.get(url, headers={"HX-Request": "true"})
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    done = client.get(url, headers={"HX-Request": "true"})

    assert waiting.status_code == 204
    assert done.headers["HX-Refresh"] == "true"


def test_founder_reading_is_seen_by_its_writer_alone(reading, administrator, client_of):
    """Not even an administrator: they are sent to write their own."""
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    response = client_of(administrator).get(reading_url(reading.mission_id))

    assert response.status_code == 302
    assert response.url == reverse("surveys:founder-answer", args=["harbor-kitchen", reading.mission_id])


def test_founder_reading_escapes_hostile_text(leader, client_of):
    mission = mission_with(organization=leader.organization, promises=("<i>Feed</i> hungry families",))
    reading = own_answer(
        person=leader.person, text="<script>x</script> I feed hungry <b>families</b>.", mission=mission
    )
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    page = client_of(leader).get(reading_url(mission.pk)).content.decode()

    assert re.findall(r"<script>x|<b>families|<i>Feed", page) == []


def test_founder_reading_is_closed_to_members_and_unknown_to_strangers(reading, member, client_of):
    other = MembershipFactory(role="administrator", organization__slug="other")

    assert client_of(member).get(reading_url(reading.mission_id)).status_code == 403
    assert client_of(other).get(reading_url(reading.mission_id)).status_code == 404
    assert client_of(other).get(reading_url(reading.mission_id, slug="other")).status_code == 404
