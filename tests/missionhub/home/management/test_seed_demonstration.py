from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from alignment.models import Release
from missionhub.accounts.models import User
from missionhub.home.management.commands import seed_demonstration as command
from missionhub.home.services.demonstration import SLUG
from missionhub.organizations.models import Membership, Organization, Person, Team
from missions.models import MissionVersion, PromiseEvidence
from missions.queries import active_promises, primary_mission
from missions.queries.assents import draft_page, readers_of
from surveys.models import Round
from surveys.queries import participation
from tests.factories.organizations import MembershipFactory, OrganizationFactory
from tests.missionhub.home.seeded import made_once

pytestmark = pytest.mark.django_db


def run(**options: bool) -> str:
    out = StringIO()
    call_command("seed_demonstration", stdout=out, **options)
    return out.getvalue()


@pytest.fixture(autouse=True, scope="module")
def without_model() -> Iterator[None]:
    """The machine has no text model; rounds wait for the worker."""
    from alignment.scoring import EncoderUnavailable

    def absent(*arguments: object) -> None:
        raise EncoderUnavailable("no model here")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "load_encoder", absent)
        yield


@pytest.fixture(scope="module")
def said(django_db_setup, django_db_blocker, without_model) -> Iterator[str]:
    """The demonstration, made by the command, and what it said."""
    with made_once(django_db_blocker, run) as printed:
        yield printed


def test_demonstration_has_believable_depth(said):
    organization = Organization.objects.get(slug=SLUG)
    mission = primary_mission(organization)
    rounds = Round.objects.of(organization).newest_first()
    assert (organization.name, organization.is_demonstration) == ("Riverbend Food Trust", True)
    assert (Team.objects.count(), Person.objects.filter(organization=organization).count()) == (6, 60)
    assert list(mission.versions.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    assert [promise.position for promise in active_promises(mission)] == sorted(
        promise.position for promise in active_promises(mission)
    )
    assert all(promise.confirmed_at and len(promise.cues) >= 3 for promise in active_promises(mission))
    assert [(round.mode, participation(round), round.is_open) for round in rounds] == [
        ("attributed", (3, 8), True),
        ("public", None, True),  # what visitors say, which stays open
        ("public", None, False),
        ("confidential", None, False),  # the consultation
        ("public", None, False),
        ("confidential", None, False),
        ("attributed", (8, 8), False),
        ("public", None, False),
    ]


def test_demonstration_promises_stand_in_the_statement(said):
    mission = primary_mission(Organization.objects.get(slug=SLUG))
    statement = MissionVersion.objects.get(number=4).statement
    assert [promise.phrase for promise in active_promises(mission) if promise.phrase not in statement] == []


def test_demonstration_mission_lives(said):
    organization = Organization.objects.get(slug=SLUG)
    mission = primary_mission(organization)
    draft, version = MissionVersion.objects.get(number=5), MissionVersion.objects.get(number=4)
    person = Person.objects.get(name="Leilani Kahale")
    today = organization.today(at=timezone.now())
    page = draft_page(draft, person=person, on=today)
    readers = readers_of(version, person=person, on=today)
    assert all(promise.measure and promise.target for promise in active_promises(mission))
    assert PromiseEvidence.objects.filter(promise__mission=mission).count() == 5
    assert (page.takes_comments, len(page.comments), page.open_comments) == (True, 4, 3)
    assert (len(page.approvals.rows), page.approvals.outdated, page.mine.is_waiting) == (4, 1, True)
    assert (readers.asked, readers.read) == (60, 43)
    assert "What are we here for?" in Client().get("/p/riverbend-food-trust/").content.decode()


def test_demonstration_people_have_no_password(said):
    assert [user.has_usable_password() for user in User.objects.all()] == [False] * 9
    assert sorted(Membership.objects.filter(organization__slug=SLUG).values_list("role", flat=True)) == [
        "administrator",
        "leader",
        "member",
    ]
    client = Client()
    for email in User.objects.values_list("email", flat=True):
        assert not client.login(username=email, password="")


def test_closed_round_waits_for_the_worker_without_the_model(said):
    assert "waits for the text model" in said
    assert Release.objects.count() == 0


def test_second_seeding_is_refused_and_a_reset_makes_it_anew(said):
    before = Organization.objects.get(slug=SLUG).pk

    with pytest.raises(CommandError, match="--reset"):
        run()
    run(reset=True)

    assert Organization.objects.get(slug=SLUG).pk != before
    assert Person.objects.filter(organization__slug=SLUG).count() == 60
    assert (Organization.objects.count(), User.objects.count()) == (7, 9)  # its six partners have one each


def test_reset_leaves_everybody_else_alone(said):
    ours = MembershipFactory()
    run(reset=True)

    assert Membership.objects.filter(pk=ours.pk).exists()
    assert User.objects.filter(pk=ours.user_id).exists()


def test_if_empty_seeds_only_an_empty_database(without_model):
    OrganizationFactory()
    before = list(Organization.objects.values_list("pk", flat=True))

    assert run(if_empty=True) == ""
    assert list(Organization.objects.values_list("pk", flat=True)) == before
