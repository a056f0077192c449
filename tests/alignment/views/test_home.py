from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from missions.models import Contribution
from tests.factories.alignment import AT, mission_with, released_round
from tests.factories.organizations import MembershipFactory, PersonFactory
from tests.factories.plans import ActivityFactory, OutcomeFactory


def home_url(slug: str = "harbor-kitchen") -> str:
    return reverse("alignment:home", args=[slug])


def test_home_without_a_promise_says_to_write_one(leader, client_of):
    page = client_of(leader).get(home_url()).content.decode()

    assert "Nothing is promised yet" in page
    assert "No results yet" not in page


def test_home_without_results_offers_the_first_round_and_the_first_outcome(leader, client_of):
    mission_with(organization=leader.organization)

    page = client_of(leader).get(home_url()).content.decode()

    assert "No results yet" in page
    assert reverse("surveys:round-new", args=["harbor-kitchen"]) in page
    assert "Nothing to compare with what each promise counts for yet." in page
    assert reverse("missions:outcome-new", args=["harbor-kitchen"]) in page


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

    assert [row.title for row in response.context["page"].rows] == ["Second", "First"]
    assert "Theirs" not in response.content.decode()


@pytest.mark.parametrize("rounds", [1, 3])
def test_home_query_count_does_not_grow(leader, client_of, django_assert_num_queries, rounds: int):
    mission = mission_with(organization=leader.organization)
    for number in range(rounds):
        released_round(
            organization=leader.organization, by=leader.person, mission=mission, at=AT + timedelta(days=number)
        )
        outcome = OutcomeFactory(organization=leader.organization)
        Contribution.objects.create(outcome=outcome, promise=mission.promises.first())
        ActivityFactory(organization=leader.organization, outcome=outcome, hours_a_month=3)
    client = client_of(leader)

    with django_assert_num_queries(12):
        client.get(home_url())


def test_home_puts_mission_beside_money_and_says_what_to_do_first(leader, client_of):
    mission = mission_with(organization=leader.organization)
    OutcomeFactory(organization=leader.organization, title="Feed them")
    OutcomeFactory(organization=leader.organization, title="Hold reserves", kind="financial")

    response = client_of(leader).get(home_url())
    page, text = response.context["page"], response.content.decode()

    first = mission.promises.first()
    assert page.first_step.sentence == "Nobody owns “Feed hungry families” and no outcome is set for it."
    assert page.first_step.url == reverse("missions:promise", args=["harbor-kitchen", first.pk])
    assert [[row.outcome.title for row in column.rows] for column in page.columns] == [["Feed them"], ["Hold reserves"]]
    assert (text.count("Feed them"), text.count("Hold reserves")) == (1, 1)
    assert [tile["key"] for tile in page.tiles] == ["alive", "outcomes"]


def test_home_names_who_has_not_been_asked_and_how_to(leader, client_of):
    released_round(organization=leader.organization, by=leader.person)

    text = client_of(leader).get(home_url()).content.decode()

    assert "People outside have not been asked yet." in text
    assert reverse("surveys:public-round-new", args=["harbor-kitchen"]) in text


def test_home_is_closed_to_members_and_unknown_to_strangers(member, client_of):
    stranger = client_of(MembershipFactory(role="administrator"))

    assert client_of(member).get(home_url()).status_code == 403
    assert stranger.get(home_url()).status_code == 404


def test_method_is_open_to_everybody(db):
    page = Client().get(reverse("alignment:method")).content.decode()

    assert "How every number is computed" in page
    assert 'id="how-alike-the-answers-are"' in page
    assert "C* = (C - C0) / (1 - C0)" in page
