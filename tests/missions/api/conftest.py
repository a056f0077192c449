"""Two tenants alike in every row; each text of the other one carries a canary."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from missions.models import Promise
from tests.factories.missions import AT, MissionFactory, MissionVersionFactory, PromiseFactory
from tests.factories.organizations import OrganizationFactory, PersonFactory, TeamFactory
from tests.factories.plans import (
    ActivityFactory,
    CheckInFactory,
    DecisionFactory,
    KeyRoleFactory,
    ObjectiveFactory,
    OutcomeFactory,
    RoleHolderFactory,
    StakeholderFactory,
    StoryFactory,
)

CANARY = "CANARY-B"


def furnished(organization, word: str) -> dict[str, Any]:
    """One of everything."""
    mission = MissionFactory(organization=organization, name=f"{word} mission")
    version = MissionVersionFactory(mission=mission, statement=f"{word} statement", published_at=AT)
    draft = MissionVersionFactory(mission=mission, number=2, statement=f"{word} draft")
    promise = PromiseFactory(mission=mission, text=f"{word} promise")
    role = KeyRoleFactory(organization=organization, name=f"{word} role")
    outcome = OutcomeFactory(organization=organization, title=f"{word} outcome")
    outcome.contributions.create(promise=promise)
    RoleHolderFactory(role=role, focus=f"{word} focus")
    return {
        "mission": mission,
        "version": version,
        "draft": draft,
        "promise": promise,
        "role": role,
        "outcome": outcome,
        "parent": outcome,
        "check_in": CheckInFactory(outcome=outcome, note=f"{word} note"),
        "activity": ActivityFactory(organization=organization, name=f"{word} activity"),
        "decision": DecisionFactory(organization=organization, title=f"{word} decision"),
        "stakeholder": StakeholderFactory(organization=organization, name=f"{word} stakeholder"),
        "objective": ObjectiveFactory(organization=organization, name=f"{word} objective"),
        "story": StoryFactory(organization=organization, text=f"{word} story", promise=promise, state="shown"),
        "team": TeamFactory(organization=organization, name=f"{word} team"),
        "person": PersonFactory(organization=organization, name=f"{word} person"),
    }


@pytest.fixture
def ours(organization) -> dict[str, Any]:
    return furnished(organization, "Ours")


@pytest.fixture
def theirs(ours) -> dict[str, Any]:
    return furnished(OrganizationFactory(name=CANARY, slug="elsewhere"), CANARY)


def url(name: str, *args: object, slug: str = "harbor-kitchen") -> str:
    return reverse(f"missions:api-{name}", args=[slug, *args])


def addresses(rows: dict[str, Any], slug: str = "harbor-kitchen") -> dict[str, str]:
    """Every address of the API, in the rows of one tenant."""
    plain = ("activity", "decision", "mission", "outcome", "promise", "role", "stakeholder", "story")
    lists = {f"{name}-list": url(f"{name}-list", slug=slug) for name in plain}
    ones = {name: url(name, rows[name].pk, slug=slug) for name in plain}
    mission = rows["mission"].pk
    return {
        **lists,
        **ones,
        "check-in-list": url("check-in-list", rows["outcome"].pk, slug=slug),
        "version-list": url("version-list", mission, slug=slug),
        "version": url("version", mission, rows["draft"].pk, slug=slug),
        "publication": url("publication", mission, rows["draft"].pk, slug=slug),
    }


def send(client: Client, method: str, address: str, words: Any = None, **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = {} if words is None else {"data": words, "content_type": "application/json"}
    return getattr(client, method)(address, headers=named, **body)


def promises_of(mission) -> list[str]:
    return list(Promise.objects.filter(mission=mission).active().in_order().values_list("text", flat=True))
