import pytest
from django.urls import reverse

from alignment.api.figures import ReleasedFigureApi
from alignment.queries.staff import staff_facts
from surveys.models import ReleasedFigure
from tests.factories.organizations import MembershipFactory
from tests.factories.staff_results import staff_results

KEYS = ("team", "measure", "question", "item", "n", "value")
LIST = reverse("alignment:api-figure-list", args=["harbor-kitchen"])


@pytest.fixture
def round(leader):
    return staff_results(by=leader.person)


def test_rest_tells_the_facts_of_the_page_and_no_more(round, leader, client_of):
    told = client_of(leader).get(LIST, {"round": round.pk, "limit": 200}).json()["results"]

    facts = [{key: figure[key] for key in KEYS} for figure in staff_facts(round)["figures"]]
    assert sorted(map(str, ({key: row[key] for key in KEYS} for row in told))) == sorted(map(str, facts))
    assert {row["team_name"] for row in told} == {"Harbor Kitchen", "Kitchen", "Yard"}


def test_one_figure_by_its_id_and_nothing_to_send(round, leader, client_of):
    client, figure = client_of(leader), ReleasedFigure.objects.first()
    address = reverse("alignment:api-figure", args=["harbor-kitchen", figure.pk])

    assert client.get(address).json()["n"] == figure.n
    assert {client.post(LIST).status_code, client.delete(address).status_code, client.patch(address).status_code} == {
        405
    }


def test_members_may_not_and_strangers_find_nothing(round, member, client_of):
    figure = ReleasedFigure.objects.first()
    stranger = client_of(MembershipFactory(role="administrator", organization__slug="elsewhere"))

    assert client_of(member).get(LIST).status_code == 403
    assert stranger.get(LIST).status_code == 404
    assert stranger.get(reverse("alignment:api-figure", args=["elsewhere", figure.pk])).status_code == 404
    assert stranger.get(reverse("alignment:api-figure-list", args=["elsewhere"])).json()["results"] == []


def test_alarm_without_the_wall_a_stranger_finds_them(round, client_of, monkeypatch):
    monkeypatch.setattr(ReleasedFigureApi, "rows", lambda self: ReleasedFigure.objects.select_related("node"))
    stranger = client_of(MembershipFactory(role="administrator", organization__slug="elsewhere"))

    assert stranger.get(reverse("alignment:api-figure-list", args=["elsewhere"])).json()["results"] != []
