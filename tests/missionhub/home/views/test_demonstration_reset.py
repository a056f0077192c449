"""The demonstration is put back from its settings page; a real organization never is."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from missionhub.home.models import DemonstrationReset
from missionhub.home.services import demonstration_asked
from missionhub.home.services.demonstration_asked import (
    NotADemonstration,
    ask_for_reset,
    demonstrations_to_furnish,
    furnish_asked_demonstration,
)
from missionhub.organizations.models import Membership, Organization
from missionhub.organizations.permissions import Role
from missions.models import Mission
from tests.missionhub.home import seeded
from tests.missionhub.home.services.test_demonstration_asked import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.either]


def reset_address(slug: str) -> str:
    return reverse("home:demonstration-reset", args=[slug])


def settings_page(client, slug: str) -> str:
    return client.get(reverse("organizations:settings", args=[slug])).content.decode()


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker) -> Iterator[Organization]:
    with seeded.demonstration(django_db_blocker, encoder=None, at=NOW) as organization:
        yield organization


def visitor(demonstration: Organization, role: str) -> Membership:
    return demonstration.memberships.get(role=role)


def test_administrator_of_the_demonstration_puts_it_back_once(demonstration, administrator, client_of):
    ours = administrator.organization
    Mission.objects.filter(organization=demonstration).update(name="Scribbled over")
    client = client_of(visitor(demonstration, Role.ADMINISTRATOR))
    before = settings_page(client, demonstration.slug)

    for _ in range(2):
        client.post(reset_address(demonstration.slug))
    while_waiting = settings_page(client, demonstration.slug)
    made = furnish_asked_demonstration(encoder=None, at=NOW)
    again = furnish_asked_demonstration(encoder=None, at=NOW)

    assert "Yes, put the demonstration back" in before and "It is being put back" in while_waiting
    assert (made.slug, again) == (demonstration.slug, None)
    assert not Mission.objects.filter(name="Scribbled over").exists()
    assert set(Organization.objects.filter(is_demonstration=False)) == {ours}
    assert Organization.objects.filter(is_demonstration=True).count() == 7  # with its six partners, and no copy
    assert not (DemonstrationReset.objects.exists() or demonstrations_to_furnish().exists())


@pytest.mark.parametrize("role", [Role.LEADER, Role.MEMBER])
def test_nobody_but_its_administrator_may(demonstration, role, client_of):
    assert client_of(visitor(demonstration, role)).post(reset_address(demonstration.slug)).status_code == 403
    assert not DemonstrationReset.objects.exists()


def test_real_organization_is_neither_offered_it_nor_put_back(administrator, demonstration, client_of):
    client, slug = client_of(administrator), administrator.organization.slug

    answers = [client.post(reset_address(one)).status_code for one in (slug, demonstration.slug)]

    assert answers == [404, 404]
    assert "put the demonstration back" not in settings_page(client, slug)
    with pytest.raises(NotADemonstration):
        ask_for_reset(organization=administrator.organization, at=NOW)
    assert not DemonstrationReset.objects.exists()


def test_mark_on_a_real_organization_changes_nothing(administrator):
    DemonstrationReset.objects.create(organization=administrator.organization, asked_at=NOW)
    before = list(Organization.objects.order_by("pk").values())

    assert furnish_asked_demonstration(encoder=None, at=NOW) is None
    assert list(Organization.objects.order_by("pk").values()) == before


def test_alarm_without_the_refusal_a_real_one_would_be_marked(administrator, monkeypatch):
    monkeypatch.setattr(demonstration_asked, "_refuse_real", lambda organization: None)

    ask_for_reset(organization=administrator.organization, at=NOW)

    assert DemonstrationReset.objects.get().organization == administrator.organization
