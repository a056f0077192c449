import pytest
from django.urls import reverse

from alignment.queries.drift import drift_page, drift_tile, read_drift_tile
from alignment.queries.tiles import overview_tiles
from alignment.services import say_whether_intended
from tests.factories.alignment import AT, mission_with, released_round
from tests.factories.drift import four_doings, moved_mission, read

pytestmark = pytest.mark.either
HERE = ["harbor-kitchen"]


def test_without_a_published_mission_there_is_no_tile(organization):
    assert drift_tile(organization) is None


def test_tile_has_the_shape_of_the_others(organization, administrator):
    released_round(organization=organization, by=administrator.person)
    alike = overview_tiles(organization)[0]

    assert set(alike) - set(drift_tile(organization)) == set()


def test_tile_counts_what_moved_and_asks_whether_it_was_meant(organization, leader):
    mission = moved_mission(organization)
    four_doings(mission)
    words = read(mission)["words"]
    page = reverse("alignment:drift", args=HERE)

    tile = drift_tile(organization)

    assert (tile["value"], tile["unit"], tile["n"], tile["change"]) == (1, "of 4 signals", 3, "Moved: Words")
    assert (tile["next_label"], tile["next_url"]) == ("Say whether it was intended", f"{page}#words")
    assert tile["method_url"].endswith("#has-the-mission-moved")

    say_whether_intended(signal=words, intent="yes", note="", by=leader.person, at=AT)
    assert (drift_tile(organization)["next_label"], drift_tile(organization)["next_url"]) == (
        "See what each signal needs",
        page,
    )


def test_tile_has_no_figure_while_nothing_can_tell(organization):
    mission = mission_with(organization=organization)
    assert drift_tile(organization)["value"] is None

    read(mission)

    assert (drift_tile(organization)["value"], drift_tile(organization)["note"]) == (
        None,
        "None of the four signals can tell yet",
    )


def test_tile_asks_the_database_equally_often(organization, django_assert_num_queries):
    mission = moved_mission(organization)
    four_doings(mission)
    read(mission)

    with django_assert_num_queries(1):
        drift_tile(organization)


def test_tile_says_what_the_page_says(organization):
    mission = moved_mission(organization)
    four_doings(mission)
    read(mission)

    cards = drift_page(organization).cards

    assert drift_tile(organization)["sure"] == " ".join(f"{card.title}: {card.word}." for card in cards)
    assert read_drift_tile(organization) == drift_tile(organization)


def test_home_shows_no_tile_before_something_is_read(organization):
    mission_with(organization=organization)

    assert read_drift_tile(organization) is None
