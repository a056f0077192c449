"""REST tells each side what its pages tell it, and nothing of what is hidden."""

import pytest
from django.urls import reverse

from missionhub.organizations.models import Membership
from partnerships.models.rating import CellRatingQuerySet
from partnerships.services.notes import write_note
from tests.factories.organizations import MembershipFactory
from tests.factories.partnerships import AT, Pair, make_pair, rate, reveal

pytestmark = [pytest.mark.django_db, pytest.mark.either]
LISTS = (
    *("goals", "ratings", "agreements", "assessments", "profiles", "stakeholders", "engagements"),
    *("power", "value", "value-items"),
)


@pytest.fixture
def asked(client_of):
    def ask(pair: Pair, name: str, side=None):
        side = side or pair.host
        membership = Membership.objects.get(user=side.user, organization=side.party.organization)
        slug = side.party.organization.slug
        address = reverse(f"partnerships:api-{name}", args=[slug, pair.partnership.pk])
        return client_of(membership).get(address).json()

    return ask


def test_before_the_reveal_each_side_reads_its_own_ratings_alone(asked):
    pair = make_pair()
    rate(pair, pair.host, (2, -1), note="Ours.")
    rate(pair, pair.guest, (-3, -3), note="Theirs.")
    rows = asked(pair, "ratings")["results"]

    assert [(row["party"], row["note"]) for row in rows] == [(pair.host.party_id, "Ours.")]
    assert asked(pair, "assessments")["results"][0]["view"] == "own"


def test_alarm_without_the_door_the_other_sides_ratings_are_read(asked, monkeypatch):
    monkeypatch.setattr(CellRatingQuerySet, "seen_by", lambda rows, party: rows.all())
    pair = make_pair()
    rate(pair, pair.guest, (-3, -3), note="Theirs.")

    assert [row["note"] for row in asked(pair, "ratings")["results"]] == ["Theirs."]


def test_after_the_reveal_both_read_the_same_figures_turned_round(asked):
    pair = make_pair()
    reveal(pair, [(2, 0)] * 9, [(1, 2)] * 9)
    ours, theirs = (asked(pair, "assessments", side)["results"][0] for side in (pair.host, pair.guest))
    told = ("verdict", "synergy", "tension", "net", "gap", "coverage", "n", "pairs", "red_lines", "formula_version")

    assert {key: ours[key] for key in told} == {key: theirs[key] for key in told}
    assert (ours["gives"], ours["receives"]) == (theirs["receives"], theirs["gives"])
    assert ours["n"] == ours["pairs"] == 9


def test_a_rating_names_a_side_and_no_person(asked):
    pair = make_pair()
    reveal(pair, [(1, 1)], [(1, 1)])

    assert set(asked(pair, "ratings")["results"][0]) == {
        *("id", "party", "goal_a", "goal_b", "a_to_b", "b_to_a", "note"),
    }


def test_goals_of_others_are_read_once_all_have_named_theirs(asked):
    unready, ready = make_pair(named=False), make_pair()

    assert [len(asked(pair, "goals", pair.guest)["results"]) for pair in (unready, ready)] == [0, 6]
    assert asked(unready, "assessments", unready.guest)["results"] == []


def test_one_tells_what_it_waits_for_and_the_list_holds_ones_own(asked, client_of):
    pair = make_pair()
    make_pair()
    side = pair.host
    membership = Membership.objects.get(user=side.user, organization=side.party.organization)
    listed = client_of(membership).get(reverse("partnerships:api-list", args=[side.party.organization.slug])).json()

    assert [row["id"] for row in listed["results"]] == [pair.partnership.pk]
    assert (asked(pair, "partnership")["step"], asked(pair, "partnership")["us"]) == ("rate", side.party_id)


def test_nothing_read_changes_with_what_is_hidden(asked):
    pair = make_pair()
    before = [asked(pair, name, pair.guest) for name in LISTS]
    rate(pair, pair.host, (-3, 3), note="Hidden.")
    write_note(text="Hidden.", by=pair.host, at=AT)

    assert [asked(pair, name, pair.guest) for name in LISTS] == before


@pytest.mark.parametrize("name", [*LISTS, "partnership"])
def test_colleagues_who_take_no_part_find_nothing(name, client_of):
    pair = make_pair()
    organization = pair.host.party.organization
    colleague = MembershipFactory(organization=organization, role="administrator")
    address = reverse(f"partnerships:api-{name}", args=[organization.slug, pair.partnership.pk])

    assert client_of(colleague).get(address).status_code == 404
