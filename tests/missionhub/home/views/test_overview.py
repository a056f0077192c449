import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from missionhub.organizations.models import Membership, Organization
from missionhub.organizations.permissions import Role
from tests.alignment.encoders import WordEncoder
from tests.factories.plans import OutcomeFactory
from tests.missionhub.home.seeded import demonstration

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker) -> Iterator[Organization]:
    with demonstration(django_db_blocker, encoder=WordEncoder(), at=NOW) as organization:
        yield organization


@pytest.fixture
def riverbend(seeded, db) -> Organization:
    return Organization.objects.get(pk=seeded.pk)


def overview(client, organization: Organization):
    return client.get(reverse("home:overview", args=[organization.slug]))


def of_role(organization: Organization, role: str) -> Membership:
    return Membership.objects.get(organization=organization, role=role)


def test_overview_of_a_new_organization_shows_the_first_step(administrator, client_of):
    page = overview(client_of(administrator), administrator.organization)

    steps = page.context["checklist"].steps
    assert [step.done for step in steps] == [False] * 5
    assert page.context["checklist"].next_step.url == reverse("missions:mission-new", args=["harbor-kitchen"])
    assert (page.context["tiles"], page.context["what_next"]) == ([], [])


def test_overview_of_the_demonstration_has_figures_and_next_steps(riverbend, client_of):
    page = overview(client_of(of_role(riverbend, Role.LEADER)), riverbend)

    assert page.context["checklist"].is_complete
    assert 0 < len(page.context["tiles"]) <= 5
    assert [(tile["key"], tile["n"]) for tile in page.context["tiles"]] == [
        ("alive", 5),
        ("alike", 7),
        ("staff-knows", 54),
        ("staff-shows", 54),
        ("promises", 7),
    ]
    assert 0 < len(page.context["what_next"]) <= 4
    assert [mention.n for mention in page.context["mentions"]] == [7] * 5


def test_every_tile_leads_to_how_it_is_computed(riverbend, client_of):
    client = client_of(of_role(riverbend, Role.LEADER))
    method = reverse("alignment:method")
    sections = re.findall(r'<h2 id="([^"]+)"', client.get(method).content.decode())

    page = overview(client, riverbend)
    tiles = re.findall(r'<article class="tile">.*?</article>', page.content.decode(), re.DOTALL)

    assert len(tiles) == len(page.context["tiles"])
    linked = [re.findall(rf'<a [^>]*href="{method}#([^"]+)"', tile) for tile in tiles]
    assert [len(links) for links in linked] == [1] * len(tiles)
    assert {link for links in linked for link in links} - set(sections) == set()


def test_overview_says_that_it_is_a_demonstration(riverbend, client_of):
    assert "invented" in overview(client_of(of_role(riverbend, Role.LEADER)), riverbend).content.decode()


def test_overview_of_a_member_shows_promises_and_no_results(riverbend, client_of):
    page = overview(client_of(of_role(riverbend, Role.MEMBER)), riverbend)

    assert len(page.context["promises"]) == 5
    assert "tiles" not in page.context
    assert "Priya Raghunathan" not in page.content.decode()


def test_overview_of_a_member_without_a_mission_teaches(member, client_of):
    assert "still being written" in overview(client_of(member), member.organization).content.decode()


def test_open_round_is_the_first_thing_to_do_beside_what_was_agreed(riverbend, client_of):
    page = overview(client_of(of_role(riverbend, Role.ADMINISTRATOR)), riverbend)

    first = next(one for one in page.context["what_next"] if one.action_id is None)
    assert first.title.startswith("Remind the leaders")
    assert "3 of 8 have answered" in first.reason


def test_main_button_follows_the_newest_round(riverbend, client_of):
    page = overview(client_of(of_role(riverbend, Role.LEADER)), riverbend)
    text = page.content.decode()
    head = text[: text.index('<div class="content">')]

    assert [step.label for step in page.context["main_steps"]] == ["See who has answered"]
    assert "See who has answered" in head and "Ask the leaders" not in head


def test_main_button_is_not_for_members(riverbend, client_of):
    page = overview(client_of(of_role(riverbend, Role.MEMBER)), riverbend)

    assert "main_steps" not in page.context


def test_overview_query_count_does_not_grow_with_rounds(riverbend, client_of, django_assert_max_num_queries):
    client = client_of(of_role(riverbend, Role.LEADER))

    with django_assert_max_num_queries(40):
        overview(client, riverbend)


def test_overview_maps_the_teams_of_the_staff_round_and_says_why_one_is_hidden(riverbend, client_of):
    page = overview(client_of(of_role(riverbend, Role.LEADER)), riverbend)
    showing = page.context["staff_map"].showing

    assert showing.overall.n == 54
    assert showing.hidden_teams > 0
    assert all(cell.text or cell.hidden for row in showing.rows for cell in row.cells)
    assert "heat-hidden" in page.content.decode()


def test_overview_shows_the_outcomes_that_need_a_look(riverbend, client_of):
    page = overview(client_of(of_role(riverbend, Role.LEADER)), riverbend)

    assert 0 < len(page.context["to_look_at"]) <= 5
    assert all(row.needs_a_look and row.outcome.title in page.content.decode() for row in page.context["to_look_at"])


def test_overview_of_a_member_has_no_map_of_teams(riverbend, client_of):
    page = overview(client_of(of_role(riverbend, Role.MEMBER)), riverbend)

    assert "staff_map" not in page.context
    assert "heat-hidden" not in page.content.decode()


def test_overview_without_outcomes_and_rounds_has_neither_panel(administrator, client_of):
    page = overview(client_of(administrator), administrator.organization)

    assert (page.context["staff_map"], page.context["to_look_at"]) == (None, [])


def test_overview_query_count_does_not_grow_with_outcomes(riverbend, client_of, django_assert_num_queries):
    client = client_of(of_role(riverbend, Role.LEADER))
    with CaptureQueriesContext(connection) as few:
        overview(client, riverbend)
    for number in range(12):
        OutcomeFactory(organization=riverbend, title=f"One more {number}")

    with django_assert_num_queries(len(few)):
        overview(client, riverbend)
