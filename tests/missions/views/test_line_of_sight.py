from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from missionhub.organizations.models import Membership
from missions.models import Contribution, Responsibility, RoleHolder
from tests.factories.missions import AT, MissionVersionFactory, PromiseFactory
from tests.factories.organizations import PersonFactory
from tests.factories.plans import KeyRoleFactory
from tests.missions.plans import overdue, weekly

ClientOf = Callable[[Membership], Client]
pytestmark = pytest.mark.django_db


def page_of(member: Membership, client_of: ClientOf) -> object:
    return client_of(member).get(reverse("missions:line-of-sight", args=[member.organization.slug]))


def test_line_of_sight_leads_from_role_to_promise(member: Membership, client_of: ClientOf) -> None:
    version = MissionVersionFactory(mission__organization=member.organization, published_at=AT)
    kept, other = (PromiseFactory(mission=version.mission, text=text) for text in ("Feed families", "Waste nothing"))
    role = KeyRoleFactory(organization=member.organization, name="Kitchen lead")
    RoleHolder.objects.create(role=role, person=member.person)
    outcome = overdue(lead=member.person)
    Responsibility.objects.create(outcome=outcome, role=role, kind="accountable")
    Contribution.objects.create(outcome=outcome, promise=kept)
    weekly(lead=PersonFactory(organization=member.organization), title="Somebody else's")

    page = page_of(member, client_of)

    sight, text = page.context["sight"], page.content.decode()
    assert [role.holder.role.name for role in sight.roles] == ["Kitchen lead"]
    assert [(row.outcome, row.leads) for row in sight.outcomes] == [(outcome, True)]
    assert (sight.served, sight.others) == ([kept], [other])
    assert "1 more promise, kept by others" in text
    assert "Nothing is linked to your work yet" not in text
    assert "Accountable as Kitchen lead." in text
    assert [row.title for row in page.context["owed"]] == [outcome.title]
    assert "Somebody else" not in text


def test_line_of_sight_teaches_whoever_has_no_role_yet(member: Membership, client_of: ClientOf) -> None:
    version = MissionVersionFactory(mission__organization=member.organization, published_at=AT)
    PromiseFactory(mission=version.mission, text="Feed families")

    text = page_of(member, client_of).content.decode()

    assert version.statement in text
    assert "You hold no key role, and many people do not." in text
    assert "Nothing is linked to your work yet" in text and "Pick the promise below that your work keeps" in text
    assert "Feed families" in text


@pytest.mark.parametrize("rows", [1, 3])
def test_line_of_sight_asks_a_fixed_number_of_questions(
    member: Membership, client_of: ClientOf, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = MissionVersionFactory(mission__organization=member.organization, published_at=AT)
    for _ in range(rows):
        role = KeyRoleFactory(organization=member.organization)
        RoleHolder.objects.create(role=role, person=member.person)
        outcome = overdue(lead=member.person)
        Responsibility.objects.create(outcome=outcome, role=role, kind="accountable")
        Contribution.objects.create(outcome=outcome, promise=PromiseFactory(mission=version.mission))
    client = client_of(member)
    address = reverse("missions:line-of-sight", args=[member.organization.slug])
    client.get(address)

    with django_assert_num_queries(26):
        client.get(address)
