import pytest
from django.urls import reverse

from alignment.api.drift import DriftSignalApi
from alignment.models import DriftSignal
from alignment.services import say_whether_intended
from tests.factories.alignment import AT, mission_with
from tests.factories.drift import later_version, read
from tests.factories.organizations import MembershipFactory

pytestmark = pytest.mark.either
LIST = reverse("alignment:api-drift-signal-list", args=["harbor-kitchen"])


@pytest.fixture
def words(leader) -> DriftSignal:
    mission = mission_with(organization=leader.organization)
    read(mission)
    later_version(mission)
    row = read(mission)["words"]
    say_whether_intended(signal=row, intent="yes", note="The board.", by=leader.person, at=AT)
    return row


def test_rest_tells_what_was_frozen_and_what_was_said_of_it(words, leader, client_of):
    rows = client_of(leader).get(LIST, {"kind": "words", "newest": "true"}).json()["results"]

    assert [(row["id"], row["verdict"], row["value"], row["fingerprint"]) for row in rows] == [
        (words.pk, "moved", words.value, words.fingerprint)
    ]
    assert [(answer["intent"], answer["note"]) for answer in rows[0]["answers"]] == [("yes", "The board.")]


def test_newest_leaves_out_what_was_replaced(words, leader, client_of):
    client = client_of(leader)

    counts = [len(client.get(LIST, asked).json()["results"]) for asked in ({}, {"newest": "true"}, {"kind": "words"})]

    assert counts == [8, 7, 2]


def test_one_by_its_id_and_nothing_to_send(words, leader, client_of):
    client, address = client_of(leader), reverse("alignment:api-drift-signal", args=["harbor-kitchen", words.pk])

    assert client.get(address).json()["verdict"] == "moved"
    assert {client.post(LIST).status_code, client.delete(address).status_code, client.patch(address).status_code} == {
        405
    }


def test_members_may_not_and_strangers_find_nothing(words, member, client_of):
    stranger = client_of(MembershipFactory(role="administrator", organization__slug="elsewhere"))

    assert client_of(member).get(LIST).status_code == 403
    assert stranger.get(reverse("alignment:api-drift-signal", args=["elsewhere", words.pk])).status_code == 404
    assert stranger.get(reverse("alignment:api-drift-signal-list", args=["elsewhere"])).json()["results"] == []


def test_alarm_without_the_wall_a_stranger_finds_them(words, client_of, monkeypatch):
    monkeypatch.setattr(DriftSignalApi, "rows", lambda self: DriftSignal.objects.all())
    stranger = client_of(MembershipFactory(role="administrator", organization__slug="elsewhere"))

    assert stranger.get(reverse("alignment:api-drift-signal-list", args=["elsewhere"])).json()["results"] != []
