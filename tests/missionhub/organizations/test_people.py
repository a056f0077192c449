import pytest
from django.urls import reverse

from tests.factories.organizations import OrganizationFactory, PersonFactory, TeamFactory


def test_people_page_shows_only_ours_under_their_teams(member, client_of):
    team = TeamFactory(organization=member.organization, name="Kitchen")
    PersonFactory(organization=member.organization, team=team, name="Cora Cook")
    PersonFactory(organization=OrganizationFactory(), name="Otto Other")

    page = client_of(member).get(reverse("organizations:person-list", args=["harbor-kitchen"]))

    names = [(node.team.name if node.team else None, [p.name for p in node.people]) for node in page.context["nodes"]]
    assert names == [("Kitchen", ["Cora Cook"]), (None, ["Max Member"])]


@pytest.mark.parametrize("people", [1, 3])
def test_people_page_asks_as_often_for_one_as_for_three(member, client_of, django_assert_num_queries, people):
    for _ in range(people):
        PersonFactory(organization=member.organization)
    signed_in = client_of(member)

    with django_assert_num_queries(6):
        signed_in.get(reverse("organizations:person-list", args=["harbor-kitchen"]))


def test_foreign_team_cannot_be_chosen(administrator, client_of):
    foreign = TeamFactory(name="Foreign team")

    page = client_of(administrator).post(
        reverse("organizations:person-edit", args=["harbor-kitchen", administrator.person.pk]),
        {"name": "Ada", "email": "", "title": "", "team": foreign.pk},
    )

    administrator.person.refresh_from_db()
    assert (page.status_code, administrator.person.team) == (200, None)
    assert "Foreign team" not in page.content.decode()


def test_team_of_the_same_name_at_the_same_place_is_refused_kindly(administrator, client_of):
    TeamFactory(organization=administrator.organization, name="Kitchen")

    page = client_of(administrator).post(
        reverse("organizations:team-new", args=["harbor-kitchen"]), {"name": "Kitchen", "parent": ""}
    )

    assert "There is already a team called Kitchen here." in page.content.decode()


def test_unaided_answering_hides_every_page(member, client_of):
    signed_in = client_of(member)
    session = signed_in.session
    session["unaided"] = {"answer_url": "/a/", "until": "2999-01-01T00:00:00+00:00"}
    session.save()

    page = signed_in.get(reverse("organizations:person-list", args=["harbor-kitchen"]))

    assert "nodes" not in page.context
    assert 'href="/a/"' in page.content.decode()


def test_people_page_teaches_who_is_alone_what_comes_next(administrator, client_of):
    url = reverse("organizations:person-list", args=["harbor-kitchen"])
    client = client_of(administrator)

    alone = client.get(url).content.decode()
    PersonFactory(organization=administrator.organization)
    together = client.get(url).content.decode()

    assert ("You are the first one here" in alone, "You are the first one here" in together) == (True, False)
