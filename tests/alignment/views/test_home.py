from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.alignment import AT, mission_with, released_round
from tests.factories.organizations import MembershipFactory, PersonFactory


def home_url(slug: str = "harbor-kitchen") -> str:
    return reverse("alignment:home", args=[slug])


def test_home_without_results_offers_the_first_round(leader, client_of):
    page = client_of(leader).get(home_url()).content.decode()

    assert "No results yet" in page
    assert reverse("surveys:round-new", args=["harbor-kitchen"]) in page


def test_home_lists_our_results_newest_first(leader, client_of):
    stranger = PersonFactory()
    released_round(organization=stranger.organization, by=stranger, title="Theirs")
    mission = mission_with(organization=leader.organization)
    for days, title in enumerate(["First", "Second"]):
        released_round(
            organization=leader.organization,
            by=leader.person,
            mission=mission,
            title=title,
            at=AT + timedelta(days=days),
        )

    response = client_of(leader).get(home_url())

    assert [row.title for row in response.context["rows"]] == ["Second", "First"]
    assert "Theirs" not in response.content.decode()


@pytest.mark.parametrize("rounds", [1, 3])
def test_home_query_count_does_not_grow(leader, client_of, django_assert_num_queries, rounds: int):
    mission = mission_with(organization=leader.organization)
    for number in range(rounds):
        released_round(
            organization=leader.organization, by=leader.person, mission=mission, at=AT + timedelta(days=number)
        )
    client = client_of(leader)

    with django_assert_num_queries(7):
        client.get(home_url())


def test_home_is_closed_to_members_and_unknown_to_strangers(member, client_of):
    stranger = client_of(MembershipFactory(role="administrator"))

    assert client_of(member).get(home_url()).status_code == 403
    assert stranger.get(home_url()).status_code == 404


def test_method_is_open_to_everybody(db):
    page = Client().get(reverse("alignment:method")).content.decode()

    assert "How every number is computed" in page
    assert 'id="how-alike-the-answers-are"' in page
    assert "C* = (C - C0) / (1 - C0)" in page
