from django.urls import reverse

from alignment.queries import newest_releases
from alignment.queries.staff import alignment_tiles, released_rounds, staff_tiles
from tests.factories.alignment import released_round
from tests.factories.staff_results import staff_results


def tiles_of(organization):
    return {
        tile["key"]: tile
        for tile in alignment_tiles(organization, released_rounds(organization), newest_releases(organization))
    }


def test_newest_staff_round_becomes_two_tiles(organization, leader):
    round = staff_results(by=leader.person)

    tiles = tiles_of(organization)

    assert list(tiles) == ["staff-knows", "staff-shows"]
    assert "the line of 41%" in tiles["staff-knows"]["note"]
    assert tiles["staff-shows"]["n"] == 33
    assert tiles["staff-shows"]["next_url"] == reverse("alignment:results", args=["harbor-kitchen", round.pk])


def test_share_of_staff_stands_in_place_of_that_of_leaders(organization, leader, administrator):
    released_round(organization=organization, by=administrator.person)
    assert list(tiles_of(organization)) == ["alike", "share", "promises"]

    staff_results(by=leader.person)
    assert list(tiles_of(organization)) == ["alike", "staff-knows", "staff-shows", "promises"]


def test_round_of_too_few_has_no_tile(organization, leader):
    staff_results(by=leader.person, teams={"Kitchen": 6}, silent=2)

    assert staff_tiles(organization, released_rounds(organization)) == []


def test_two_queries_for_any_number_of_rounds(organization, leader, django_assert_num_queries):
    staff_results(by=leader.person)

    with django_assert_num_queries(2):
        released_rounds(organization)


def test_home_lists_the_round_and_members_do_not_see_it(leader, member, client_of):
    round = staff_results(by=leader.person)
    home = reverse("alignment:home", args=["harbor-kitchen"])

    page = client_of(leader).get(home).content.decode()

    assert reverse("alignment:results", args=["harbor-kitchen", round.pk]) in page
    assert "Strongly agree they know what we stand for" in page
    assert client_of(member).get(home).status_code == 403
