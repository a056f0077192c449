from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from alignment.models import Label
from missionhub.organizations.models import Organization
from missions.models import Activity, KeyRole, Outcome
from missions.queries.grid import grid
from missions.queries.reading import primary_mission
from missions.queries.resources import resources
from missions.queries.roles import role_cards
from missions.queries.strategy_map import strategy_map
from tests.missionhub.home.seeded import demonstration

pytestmark = [pytest.mark.django_db, pytest.mark.either]
AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker) -> Iterator[Organization]:
    with demonstration(django_db_blocker, encoder=None, at=AT) as organization:
        yield organization


@pytest.fixture
def riverbend(seeded, db) -> Organization:
    return Organization.objects.get(pk=seeded.pk)


def test_one_role_is_vacant_that_answers_for_an_outcome_and_lacks_skills(riverbend):
    cards = role_cards(organization=riverbend, on=AT.date())

    vacant = [card for card in cards if card.is_vacant]
    assert len(cards) == 15
    assert [(card.role.name, len(card.accountable_for)) for card in vacant] == [("Volunteer coordinator", 1)]
    assert [need.skill.name for card in vacant for need in card.missing] == ["Mediation", "Rota planning"]
    assert sum(bool(card.missing) for card in cards) == 5
    assert all(card.role.purpose and card.role.responsibilities.count("\n") >= 1 for card in cards)


def test_grid_has_something_to_settle(riverbend):
    page = grid(organization=riverbend, on=AT.date())

    assert [outcome.title for outcome in page.unowned] == ["Hold ten cooking workshops in the pantries"]
    assert [role.name for role in page.idle] == ["Public voice"]
    assert page.unanswered == 2


def test_two_activities_serve_nothing_and_one_is_over(riverbend):
    page = resources(mission=primary_mission(riverbend), on=AT.date())

    assert Activity.objects.of(riverbend).active().count() == 23
    assert sorted(Activity.objects.serving_nothing().values_list("name", flat=True)) == [
        "Keep the newsletter for the trade fair going",
        "Store furniture for the flea market",
    ]
    assert (page.counted, page.not_on, page.silent) == (22, 1, 0)
    assert page.rows[-1].promise is None


def test_map_shows_each_kind_of_gap(riverbend):
    page = strategy_map(organization=riverbend, on=AT.date())

    assert (len(page.orphans), len(page.empty), len(page.idle), page.vacant) == (1, 1, 1, 1)
    assert page.outcomes == Outcome.objects.of(riverbend).open().count()
    assert KeyRole.objects.of(riverbend).count() == len(page.roles) + len(page.idle)


def test_without_an_encoder_it_has_no_labels_yet(riverbend):
    assert Label.objects.of(riverbend).count() == 0
