from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import settings

from missionhub.organizations.models import Membership, Organization
from missionhub.organizations.permissions import Role
from tests.factories.organizations import MembershipFactory, OrganizationFactory

settings.register_profile("no_clock", deadline=None)  # timings belong to the benchmarks
settings.load_profile("no_clock")


@pytest.fixture
def organization(db: None) -> Organization:
    return OrganizationFactory(name="Harbor Kitchen", slug="harbor-kitchen")


@pytest.fixture
def administrator(organization: Organization) -> Membership:
    return MembershipFactory(organization=organization, role=Role.ADMINISTRATOR, person__name="Ada Administrator")


@pytest.fixture
def leader(organization: Organization) -> Membership:
    return MembershipFactory(organization=organization, role=Role.LEADER, person__name="Lena Leader")


@pytest.fixture
def member(organization: Organization) -> Membership:
    return MembershipFactory(organization=organization, role=Role.MEMBER, person__name="Max Member")


@pytest.fixture
def client_of() -> Callable[[Membership], Client]:
    def sign_in(membership: Membership) -> Client:
        client = Client()
        client.force_login(membership.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Every skip with its reason, so nobody takes an absent service for a passed test."""
    reasons = {
        str(report.longrepr[2])
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    }
    for reason in sorted(reasons):
        terminalreporter.write_line(f"not run: {reason.removeprefix('Skipped: ')}")
