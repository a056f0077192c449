"""Other people's missions are not there; members read, and change nothing."""

import pytest
from django.urls import reverse

from missionhub.organizations.permissions import Role
from missions.models import (
    Assent,
    Comment,
    Mission,
    MissionVersion,
    Promise,
    PromiseEvidence,
    Revision,
    StatementDismissal,
)
from missions.services import save_draft
from missions.services.comments import add_comment
from tests.factories.missions import MissionFactory, MissionVersionFactory, PromiseFactory
from tests.factories.organizations import MembershipFactory
from tests.missions.views.conftest import AT

READS = ("mission", "promise-list", "compare", "promise")
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
    "promise-return",
    "conflict",
    "conflict-dismissal",
    "statement-check",
    "statement-dismissal",
    "statement-restoration",
    "comment-round",
    "comment-settlement",
    "approval-request",
    "acknowledgement-request",
    "evidence-removal",
)
WRITTEN_BY_MEMBERS = (
    "draft-comments",
    "approval",
    "endorsement",
    "endorsement-withdrawal",
    "acknowledgement",
    "promise-evidence",
)


@pytest.fixture
def keys(organization) -> dict[str, int]:
    """One of everything in our organization, and what each address names."""
    mission = MissionFactory(organization=organization)
    published = MissionVersionFactory(mission=mission, published_at=AT)
    draft = MissionVersionFactory(mission=mission, number=2)
    promise = PromiseFactory(mission=mission)
    save_draft(version=draft, lock_version=1, fields={"statement": "Theirs."}, by=None, at=AT)
    conflict = save_draft(version=draft, lock_version=1, fields={"statement": "Mine."}, by=None, at=AT).revision
    own = {
        "draft": draft,
        "publication": draft,
        "promise-edit": promise,
        "promise-retirement": promise,
        "promise-return": promise,
    }
    own |= {"conflict": conflict, "conflict-dismissal": conflict}
    own |= dict.fromkeys(("promise", "promise-evidence"), promise)
    own |= dict.fromkeys(("statement-check", "comment-round", "approval-request", "draft-comments", "approval"), draft)
    own |= dict.fromkeys(
        ("acknowledgement-request", "endorsement", "endorsement-withdrawal", "acknowledgement"), published
    )
    own["comment-settlement"] = add_comment(subject=draft, text="x", by=None, at=AT)
    own["evidence-removal"] = PromiseEvidence.objects.create(promise=promise, text="x", seen_on=AT, added_at=AT)
    return {name: own.get(name, mission).pk for name in READS + WRITES + WRITTEN_BY_MEMBERS}


def rows() -> list[list[tuple]]:
    models = (Mission, MissionVersion, Promise, Revision, Comment, Assent, PromiseEvidence, StatementDismissal)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


@pytest.mark.parametrize("name", READS + WRITES + WRITTEN_BY_MEMBERS)
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
