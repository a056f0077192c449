"""What REST tells of profiles, surroundings, power and value: each side's own, and of others what they show."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from missionhub.organizations.models import Membership
from partnerships.models.bid_score import SaidOfBidQuerySet
from partnerships.services.profile import share_profile
from tests.factories.buying import bid, make_call, score, scored_call
from tests.factories.partnership_power import tell
from tests.factories.partnership_value import draft, shared
from tests.factories.partnerships import AT, Pair, make_pair, write_down
from tests.factories.profiles import write
from tests.partnerships.hidden import HIDDEN, Hidden
from tests.partnerships.views.test_walls import OF_ONE, membership_of

pytestmark = [pytest.mark.django_db, pytest.mark.either]
BEHIND = {
    "api-ratings": "ratings",
    "api-profiles": "profile",
    "api-stakeholders": "stakeholders",
    "api-engagements": "engagements with stakeholders",
    "api-power": "answers about power",
    "api-value-items": "value drafts",
}


@pytest.fixture
def asked(client_of: Callable[[Membership], Client]):
    def ask(pair: Pair, name: str, side=None):
        side = side or pair.guest
        url = reverse(f"partnerships:{name}", args=[side.party.organization.slug, pair.partnership.pk])
        return client_of(membership_of(side)).get(url).json()["results"]

    return ask


def hidden_of(name: str) -> Hidden:
    return next(one for one in HIDDEN if one.what == BEHIND[name])


def lists() -> set[str]:
    return {route.name.removeprefix("partnerships:") for route in OF_ONE if route.path.startswith("api/")}


def test_the_walls_walk_every_list_of_rest():
    own_and_shown = {"api-partnership", "api-goals", "api-agreements", "api-assessments", "api-value"}

    assert lists() == own_and_shown | BEHIND.keys()


@pytest.mark.parametrize("name", BEHIND)
def test_no_list_changes_with_what_the_other_side_hides(name: str, asked):
    pair = make_pair()
    before = asked(pair, name)
    hidden_of(name).change(pair.host)

    assert asked(pair, name) == before


@pytest.mark.parametrize("name", BEHIND)
def test_alarm_without_its_door_the_list_tells(name: str, asked, monkeypatch: pytest.MonkeyPatch):
    hidden = hidden_of(name)
    monkeypatch.setattr(hidden.door, hidden.name, lambda rows, party: rows.all())
    pair = make_pair()
    before = asked(pair, name)
    hidden.change(pair.host)

    assert asked(pair, name) != before


def test_profiles_are_ones_own_and_others_once_revealed(asked):
    pair = make_pair()
    for side in (pair.host, pair.guest):
        write(side)
    assert [row["party"] for row in asked(pair, "api-profiles")] == [pair.guest.party_id]
    for side in (pair.host, pair.guest):
        share_profile(by=side, at=AT)

    rows = asked(pair, "api-profiles")
    assert {row["party"] for row in rows} == {pair.host.party_id, pair.guest.party_id}
    assert all(sum(value["points"] for value in row["values"]) == 100 for row in rows)


def test_stakeholders_tell_no_person_and_who_keeps_in_touch_stays_at_home(asked):
    pair = make_pair()
    write_down(pair.host, "Council", is_shared=True)

    (row,) = asked(pair, "api-stakeholders")
    assert (row["name"], row["party"]) == ("Council", pair.host.party_id)
    assert row.keys() & {"owner", "by", "taken_from"} == set()


def test_power_tells_ones_own_draft_and_no_figure_before_both_were_shown(asked):
    pair = make_pair()
    tell(pair.guest, "Our rounds")

    (row,) = asked(pair, "api-power")
    assert [supply["text"] for supply in row["draft"]] == ["Our rounds"]
    assert (row["theirs"], row["imbalance"], row["n"], row["formula_version"]) == ([], None, 0, None)


def test_value_figures_rest_on_shared_items_with_n_and_version(asked):
    pair = make_pair()
    shared(pair.host, "Riders", expected=40)
    draft(pair.host, "Hidden", expected=700)

    (row,) = asked(pair, "api-value")
    assert (row["they_get"], row["n"], bool(row["formula_version"])) == (40, 1, True)
    assert [item["text"] for item in asked(pair, "api-value-items")] == ["Riders"]


def results(client: Client, buying) -> list[dict]:
    return client.get(reverse("partnerships:api-call-results", args=[buying.slug, buying.call.pk])).json()["results"]


def test_a_call_tells_what_bids_are_held_against_and_its_results_each_with_n(client_of):
    said = {"Harbor Hands": ((4, 3), (2, 1))}
    buying = scored_call(said, said, said, prices={"Harbor Hands": 100})
    client = client_of(buying.scorers[0])
    (listed,) = client.get(reverse("partnerships:api-call-list", args=[buying.slug])).json()["results"]
    (row,) = results(client, buying)

    assert (listed["state"], sum(one["weight"] for one in listed["criteria"])) == ("scored", 100)
    assert (row["is_revealed"], {one["n"] for one in row["missions"]}) == (True, {3})
    assert row["formula_version"]


def half_scored():
    buying = make_call(scorers=2)
    row = bid(buying)
    score(buying, buying.scorers[1], row)
    return buying


def test_before_the_reveal_results_hold_ones_own_scores_alone(client_of):
    buying = half_scored()
    (row,) = results(client_of(buying.scorers[0]), buying)

    assert (row["is_revealed"], row["judged"], {one["n"] for one in row["missions"]}) == (False, None, {0})


def test_alarm_without_the_door_anothers_scores_are_read(client_of, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(SaidOfBidQuerySet, "seen_by", lambda rows, viewer: rows.all())
    buying = half_scored()
    (row,) = results(client_of(buying.scorers[0]), buying)

    assert 1 in {one["n"] for one in row["criteria"]}


def test_a_call_of_somebody_else_and_a_draft_have_no_results(client_of):
    ours, elsewhere, unopened = make_call(scorers=1), make_call(scorers=1), make_call(scorers=1, opens=False)
    client = client_of(ours.scorers[0])
    url = reverse("partnerships:api-call-results", args=[ours.slug, elsewhere.call.pk])
    drafted = reverse("partnerships:api-call-results", args=[unopened.slug, unopened.call.pk])

    assert client.get(url).status_code == 404
    assert client_of(unopened.scorers[0]).get(drafted).status_code == 404
