import pytest
from django.test import Client
from django.urls import reverse

from missionhub.organizations.permissions import Role
from surveys.models import FounderReading, Round
from tests.factories.organizations import MembershipFactory
from tests.factories.surveys import STATEMENT, mission_with_text


@pytest.fixture
def mission(organization):
    return mission_with_text(organization=organization)


@pytest.fixture
def signed_in(leader, client_of) -> Client:
    return client_of(leader)


def url_of(mission) -> str:
    return reverse("surveys:founder-answer", args=[mission.organization.slug, mission.pk])


def test_own_answer_leads_to_its_reading(signed_in, mission, leader):
    sent = signed_in.post(url_of(mission), {"text": "I cook\r\nfor all."})

    reading = FounderReading.objects.get()
    assert (reading.person, reading.text) == (leader.person, "I cook\nfor all.")
    assert sent.headers["Location"] == reverse(
        "alignment:founder-reading", args=[mission.organization.slug, mission.pk]
    )


@pytest.mark.parametrize("text", ["", "  \n", "x" * 20_001])
def test_refused_text_is_kept(signed_in, mission, text):
    page = signed_in.post(url_of(mission), {"text": text}).content.decode()

    assert text in page and "errorlist" in page and STATEMENT not in page
    assert FounderReading.objects.count() == 0


def test_writing_again_replaces(signed_in, mission):
    for text in ("First.", "Second."):
        signed_in.post(url_of(mission), {"text": text})

    assert list(FounderReading.objects.values_list("text", flat=True)) == ["Second."]
    assert "Second.</textarea>" in signed_in.get(url_of(mission)).content.decode()


def test_another_leader_does_not_see_it(signed_in, mission, administrator, client_of):
    signed_in.post(url_of(mission), {"text": "Mine alone."})

    assert "Mine alone." not in client_of(administrator).get(url_of(mission)).content.decode()


def test_mission_of_strangers_is_not_found(signed_in, leader):
    theirs = mission_with_text(organization=MembershipFactory(role=Role.LEADER).organization)
    url = reverse("surveys:founder-answer", args=[leader.organization.slug, theirs.pk])

    assert [signed_in.get(url).status_code, signed_in.post(url, {"text": "Hi."}).status_code] == [404, 404]


def test_question_for_volunteers_is_chosen_first_and_stands_in_the_round(signed_in, mission, leader):
    asked = "What are you here to do?"
    signed_in.post(url_of(mission), {"text": "I drive the van.", "question": asked})
    new = reverse("surveys:round-new", args=[mission.organization.slug])

    page = signed_in.get(new)

    assert f"Your own answer was to “{asked}”." in page.content.decode()
    assert page.context["form"]["question"].value() == asked
    form = {"mission": mission.pk, "names": "Ana", "people": [leader.person.pk], "question": asked}
    signed_in.post(new, form)
    assert Round.objects.get().invitations.get(roster_entry__person=leader.person).responded


def test_another_question_is_answered_anew(signed_in, mission, leader):
    signed_in.post(url_of(mission), {"text": "I drive the van.", "question": "What are you here to do?"})

    form = {
        "mission": mission.pk,
        "names": "Ana",
        "people": [leader.person.pk],
        "question": "What do you get paid to do?",
    }
    signed_in.post(reverse("surveys:round-new", args=[mission.organization.slug]), form)

    assert not Round.objects.get().invitations.get(roster_entry__person=leader.person).responded
