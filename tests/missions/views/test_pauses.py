from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from missionhub.organizations.models import Membership
from missions.models import Pause
from tests.factories.organizations import OrganizationFactory

ClientOf = Callable[[Membership], Client]
pytestmark = pytest.mark.django_db
TYPED = {"name": "Winter break", "starts_on": "2026-12-21", "ends_on": "2027-01-03"}


def address(member: Membership, name: str, *args: object) -> str:
    return reverse(f"missions:{name}", args=[member.organization.slug, *args])


def pauses(number: int, member: Membership) -> list[Pause]:
    day = date(2026, 12, 21)
    return [
        Pause.objects.create(organization=member.organization, name="Off", starts_on=day, ends_on=day)
        for _ in range(number)
    ]


def test_leader_adds_changes_and_removes_a_pause(leader: Membership, client_of: ClientOf) -> None:
    client = client_of(leader)

    client.post(address(leader, "pause-new"), TYPED)
    pause = Pause.objects.get()
    client.post(address(leader, "pause-edit", pause.pk), {**TYPED, "ends_on": "2027-01-06"})
    pause.refresh_from_db()
    shown = client.get(address(leader, "pause-list")).content.decode()
    client.post(address(leader, "pause-lifting", pause.pk))

    assert (pause.organization, pause.ends_on) == (leader.organization, date(2027, 1, 6))
    assert "Winter break" in shown
    assert not Pause.objects.exists()


def test_pause_that_ends_before_it_begins_keeps_what_was_typed(leader: Membership, client_of: ClientOf) -> None:
    page = client_of(leader).post(address(leader, "pause-new"), {**TYPED, "ends_on": "2026-12-01"})

    assert page.status_code == 400
    assert "The pause ends before it begins." in page.content.decode()
    assert 'value="Winter break"' in page.content.decode()


def test_members_see_pauses_and_change_none(member: Membership, client_of: ClientOf) -> None:
    (pause,) = pauses(1, member)
    client = client_of(member)

    assert "Add a pause" not in client.get(address(member, "pause-list")).content.decode()
    assert client.post(address(member, "pause-lifting", pause.pk)).status_code == 403


def test_strangers_pauses_are_not_found(leader: Membership, client_of: ClientOf) -> None:
    theirs = Pause.objects.create(
        organization=OrganizationFactory(), name="Off", starts_on=date(2026, 12, 21), ends_on=date(2026, 12, 21)
    )

    assert client_of(leader).post(address(leader, "pause-lifting", theirs.pk)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_pause_list_asks_a_fixed_number_of_questions(
    member: Membership, client_of: ClientOf, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pauses(rows, member)
    client = client_of(member)
    client.get(address(member, "pause-list"))

    with django_assert_num_queries(4):
        client.get(address(member, "pause-list"))
