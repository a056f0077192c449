"""Value items come in parts, as every other list does, though their ids are no counters."""

import pytest
from django.urls import reverse

from tests.factories.partnership_value import draft, shared
from tests.factories.partnerships import make_pair
from tests.partnerships.views.test_walls import membership_of

pytestmark = [pytest.mark.django_db, pytest.mark.either]


def test_value_items_are_told_in_parts_each_item_once(client_of):
    pair = make_pair()
    items = [draft(pair.guest, "Rounds"), shared(pair.host, "Riders"), shared(pair.guest, "Suppers", expected=40)]
    client = client_of(membership_of(pair.guest))
    url = reverse("partnerships:api-value-items", args=[pair.guest.party.organization.slug, pair.partnership.pk])
    first = client.get(url, {"limit": 2}).json()
    second = client.get(first["next"]).json()
    told = [*first["results"], *second["results"]]

    assert (len(first["results"]), second["next"]) == (2, None)
    assert [row["id"] for row in told] == sorted(str(item.pk) for item in items)
    assert {(row["text"], row["so_far"], row["reports"], row["counts"]) for row in told} == {
        *(("Rounds", None, 0, False), ("Riders", None, 0, True), ("Suppers", None, 0, True)),
    }


def test_a_part_that_begins_nowhere_is_refused(client_of):
    pair = make_pair()
    url = reverse("partnerships:api-value-items", args=[pair.host.party.organization.slug, pair.partnership.pk])
    refused = client_of(membership_of(pair.host)).get(url, {"after": "17"})

    assert (refused.status_code, list(refused.json()["errors"])) == (400, ["after"])
