"""Other people's missions are not there; members read, and change nothing."""

import pytest
from django.urls import reverse

from missionhub.organizations.permissions import Role
from missions.models import Mission, MissionVersion, Promise, Revision
from missions.services import save_draft
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory
from tests.factories.organizations import MembershipFactory
from tests.missions.views.conftest import AT

READS = ("mission", "promise-list", "compare")
WRITES = (
    "mission-settings",
    "draft-new",
    "draft",
    "publication",
    "promise-new",
    "promise-proposal",
    "promise-confirmation",
    "promise-order",
    "promise-edit",
    "promise-retirement",
    "conflict",
    "conflict-dismissal",
)


@pytest.fixture
def keys(organization) -> dict[str, int]:
    """One of everything in our organization, and what each address names."""
    mission = MissionFactory(organization=organization)
    MissionVersionFactory(mission=mission, published_at=AT)
    draft = MissionVersionFactory(mission=mission, number=2)
    promise = PromiseFactory(mission=mission)
    save_draft(version=draft, lock_version=1, fields={"statement": "Theirs."}, by=None, at=AT)
    conflict = save_draft(version=draft, lock_version=1, fields={"statement": "Mine."}, by=None, at=AT).revision
    own = {"draft": draft, "publication": draft, "promise-edit": promise, "promise-retirement": promise}
    own |= {"conflict": conflict, "conflict-dismissal": conflict}
    return {name: own.get(name, mission).pk for name in READS + WRITES}


def rows() -> list[list[tuple]]:
    return [list(model.objects.order_by("pk").values_list()) for model in (Mission, MissionVersion, Promise, Revision)]


@pytest.mark.parametrize("name", READS + WRITES)
def test_leaders_of_somebody_else_find_nothing_under_their_own_address(name, keys, client_of):
    stranger = MembershipFactory(role=Role.ADMINISTRATOR)
    address = reverse(f"missions:{name}", args=[stranger.organization.slug, keys[name]])
    before = rows()

    answers = [client_of(stranger).get(address).status_code, client_of(stranger).post(address).status_code]

    assert set(answers) <= {404, 405}
    assert 404 in answers
    assert rows() == before


@pytest.mark.parametrize("name", WRITES)
def test_members_change_nothing(name, keys, member, client_of):
    address = reverse(f"missions:{name}", args=["harbor-kitchen", keys[name]])
    before = rows()

    answers = [client_of(member).get(address).status_code, client_of(member).post(address).status_code]

    assert answers == [403, 403]
    assert rows() == before


@pytest.mark.parametrize("name", READS)
def test_members_read(name, keys, member, client_of):
    address = reverse(f"missions:{name}", args=["harbor-kitchen", keys[name]])

    assert client_of(member).get(address).status_code == 200


@pytest.mark.parametrize("name", ["draft-new", "promise-retirement", "promise-order"])
def test_reading_an_address_never_changes_anything(name, keys, leader, client_of):
    before = rows()

    answer = client_of(leader).get(reverse(f"missions:{name}", args=["harbor-kitchen", keys[name]]))

    assert (answer.status_code, rows()) == (405, before)
