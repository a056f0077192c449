from datetime import UTC, datetime

import pytest

from missionhub.accounts.models import User
from missionhub.home.services.first_run import (
    NoSuchVisitor,
    VisitorsOwnNothing,
    demonstration_visitor,
    has_administrator,
    is_visitor,
    refuse_visitor,
    set_up,
)
from missionhub.home.services.setup_links import SetupLinkClosed, find_setup_link, make_setup_link
from missionhub.organizations.models import Membership, Organization
from missionhub.organizations.permissions import Role
from tests.factories.organizations import MembershipFactory, OrganizationFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FIELDS = {"name": "Harbor Kitchen", "kind": "nonprofit", "sector": "", "language": "en", "time_zone": "UTC"}


def start(link) -> Organization:
    return set_up(
        link=link,
        email="Ada@Example.org",
        password="a few words in a row",
        person_name="Ada",
        organization_fields=FIELDS,
        at=NOW,
    )


def test_set_up_makes_account_organization_and_administrator():
    organization = start(find_setup_link(token=make_setup_link(at=NOW), at=NOW))

    membership = Membership.objects.get()
    assert (organization.name, membership.role, membership.person.name) == ("Harbor Kitchen", "administrator", "Ada")
    assert User.objects.get(email="ada@example.org").check_password("a few words in a row")
    assert has_administrator()


def test_set_up_with_a_used_link_makes_nothing():
    link = find_setup_link(token=make_setup_link(at=NOW), at=NOW)
    start(link)
    User.objects.all().delete()
    Organization.objects.all().delete()

    with pytest.raises(SetupLinkClosed):
        start(link)

    assert (User.objects.count(), Organization.objects.count()) == (0, 0)


def visitor(role: str = Role.LEADER, *, email: str = "x@riverbend.example", password: str | None = None, demo=True):
    organization = OrganizationFactory(is_demonstration=demo)
    user = User.objects.create_user(email, password)
    return MembershipFactory(organization=organization, user=user, role=role).user


def test_visitor_is_the_demonstration_person_of_that_role():
    ours = visitor(Role.LEADER)

    assert demonstration_visitor(role=Role.LEADER) == ours
    with pytest.raises(NoSuchVisitor):
        demonstration_visitor(role=Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    "someone",
    [
        {"demo": False},
        {"email": "real@person.org"},
        {"password": "they set one"},
    ],
    ids=["of a real organization", "with a real address", "with a password"],
)
def test_nobody_real_is_ever_visited(someone: dict):
    visitor(**someone)

    with pytest.raises(NoSuchVisitor):
        demonstration_visitor(role=Role.LEADER)


def test_visitor_owns_nothing_but_a_real_person_does():
    with pytest.raises(VisitorsOwnNothing):
        refuse_visitor(visitor())

    real = User.objects.create_user("ada@example.org", "a few words in a row")
    refuse_visitor(real)
    assert not is_visitor(real)


def test_visitor_stays_one_whoever_sets_a_password():
    assert is_visitor(visitor(password="a few words in a row"))


def test_demonstration_administrator_does_not_count_as_one():
    visitor(Role.ADMINISTRATOR)

    assert not has_administrator()
