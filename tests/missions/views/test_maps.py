import re

import pytest
from django.urls import reverse

from missions.models import Contribution, Responsibility
from tests.factories.missions import MissionFactory, PromiseFactory
from tests.factories.organizations import PersonFactory, TeamFactory
from tests.factories.plans import ActivityFactory, KeyRoleFactory, OutcomeFactory, RoleHolderFactory


def url(name, *args):
    return reverse(f"missions:{name}", args=["harbor-kitchen", *args])


@pytest.fixture
def promise(organization):
    return PromiseFactory(mission=MissionFactory(organization=organization, name="Our mission"), text="Feed people")


def serving(organization, promise, **fields):
    outcome = OutcomeFactory(organization=organization, **fields)
    Contribution.objects.create(outcome=outcome, promise=promise)
    return outcome


def names(html: str) -> set[str]:
    return set(re.findall(r"Outcome \w+|Role \w+|Feed people|Our mission", html))


@pytest.mark.parametrize("count", [1, 3])
def test_map_asks_the_database_equally_often(
    count, organization, promise, leader, client_of, django_assert_num_queries
):
    for _ in range(count):
        role = RoleHolderFactory(role__organization=organization).role
        Responsibility.objects.create(outcome=serving(organization, promise), role=role, kind="accountable")
    client = client_of(leader)

    with django_assert_num_queries(8):  # session, user, membership, the map's four, strip
        page = client.get(url("map"))

    assert page.context["page"].outcomes == count


def test_list_tells_the_same_as_the_drawing(organization, promise, leader, client_of):
    outcome = serving(organization, promise, title="Outcome A")
    for name, kind in (("Role B", "accountable"), ("Role C", "responsible")):
        role = KeyRoleFactory(organization=organization, name=name)
        Responsibility.objects.create(outcome=outcome, role=role, kind=kind)

    html = client_of(leader).get(url("map")).content.decode()

    drawing = html[html.index('<div class="map-drawing">') : html.index('<div class="map-list">')]
    twin = html[html.index('<div class="map-list">') : html.index('id="parked"')]
    assert names(drawing) == names(twin) == {"Outcome A", "Role B", "Role C", "Feed people", "Our mission"}
    assert ("Vacant" in drawing, "Vacant" in twin) == (True, True)
    assert url("role", role.pk) in drawing and url("role", role.pk) in twin


def test_gap_leads_to_a_new_outcome_for_who_may_add_one(promise, leader, member, client_of):
    address = f"{url('outcome-new')}?promise={promise.pk}"

    pages = [client_of(person).get(url("map")).content.decode() for person in (leader, member)]

    assert [address in page for page in pages] == [True, False]
    assert all("No outcome yet" in page for page in pages)


def test_new_outcome_has_chosen_the_promise_and_the_team_of_the_link(promise, organization, leader, client_of):
    team = TeamFactory(organization=organization)

    page = client_of(leader).get(url("outcome-new"), {"promise": promise.pk, "team": team.pk})

    form = page.context["form"]
    assert ([str(promise.pk)], str(team.pk)) == (form["promises"].value(), form["team"].value())


@pytest.mark.parametrize("query", [{"promise": "x"}, {"team": "x"}, {"promise": ["9" * 30], "team": "9" * 30}])
def test_nonsense_in_the_link_of_a_new_outcome_chooses_nothing(query, promise, leader, client_of):
    assert client_of(leader).get(url("outcome-new"), query).status_code == 200


def test_lanes_by_health_carry_words(organization, promise, leader, client_of):
    serving(organization, promise)

    html = client_of(leader).get(url("map"), {"by": "health"}).content.decode()

    assert re.search(r"<text[^>]*>(Overdue|No figure yet)</text>", html)


def test_long_branch_comes_on_demand(organization, promise, leader, client_of):
    for _ in range(53):
        serving(organization, promise)
    client = client_of(leader)

    page = client.get(url("map")).content.decode()
    branch = client.get(url("map-branch", promise.pk), {"page": "2"})
    fragment = client.get(url("map-branch", promise.pk), headers={"HX-Request": "true"}).content.decode()

    assert (page.count('<li><p class="branch-head is-gap">'), "47 outcomes more" in page) == (6, True)
    assert len(branch.context["page"].object_list) == 3
    assert ("<main" in fragment, fragment.count("branch-head"), "50 of 53 shown" in fragment) == (False, 50, True)


def test_branch_of_others_is_not_there(leader, client_of):
    assert client_of(leader).get(url("map-branch", PromiseFactory().pk)).status_code == 404


def test_map_without_promises_teaches_where_it_begins(leader, client_of):
    assert "The map begins with promises" in client_of(leader).get(url("map")).content.decode()


def test_map_without_gaps_says_so(organization, promise, leader, client_of):
    role = RoleHolderFactory(role__organization=organization).role
    Responsibility.objects.create(outcome=serving(organization, promise), role=role, kind="accountable")

    assert "No gap:" in client_of(leader).get(url("map"), {"show": "gaps"}).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_team_map_asks_the_database_equally_often(count, organization, leader, client_of, django_assert_num_queries):
    for _ in range(count):
        team = TeamFactory(organization=organization)
        PersonFactory(organization=organization, team=team)
        ActivityFactory(organization=organization, team=team)
        KeyRoleFactory(organization=organization, team=team)
        OutcomeFactory(organization=organization, team=team)
    client = client_of(leader)

    # session, user, membership, teams, people, activities, outcomes, vacant roles, roles, strip
    with django_assert_num_queries(10):
        page = client.get(url("team-map")).context["page"]

    assert (len(page.tree), page.linked) == (count, count)


def test_team_without_an_outcome_hears_what_to_do_next(organization, leader, client_of):
    above = TeamFactory(organization=organization, name="Outreach")
    TeamFactory(organization=organization, name="Crew", parent=above)
    OutcomeFactory(organization=organization, team=above)
    OutcomeFactory(organization=organization)
    TeamFactory()

    answer = client_of(leader).get(url("team-map"))

    page, html = answer.context["page"], answer.content.decode()
    assert [(row.team.name, [child.team.name for child in row.children]) for row in page.tree] == [
        ("Outreach", ["Crew"])
    ]
    assert (page.linked, page.unplaced, page.loose) == (1, 1, 1)
    assert html.count("Ask the team: what would be worse") == 1


def test_busy_team_without_an_outcome_is_asked_what_for(organization, leader, client_of):
    ActivityFactory(organization=organization, team=TeamFactory(organization=organization))

    assert "It works, but for which result?" in client_of(leader).get(url("team-map")).content.decode()


def test_team_map_without_teams_teaches_what_it_shows(leader, client_of):
    assert "No team yet" in client_of(leader).get(url("team-map")).content.decode()
