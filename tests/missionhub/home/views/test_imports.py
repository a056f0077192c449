import io

import pytest
from django.test import Client
from django.urls import reverse

from missionhub.accounts.models import User
from missionhub.home.models import WaitingArchive
from missionhub.organizations.models import Membership, Organization
from tests.factories.organizations import UserFactory
from tests.missionhub.home.archives import MISSION, ROLES, packed

pytestmark = pytest.mark.django_db


def signed_in(user: User | None = None) -> Client:
    client = Client()
    client.force_login(user or UserFactory(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def upload(client: Client, archive: io.BytesIO, name: str = "Harbor Kitchen"):
    return client.post(reverse("home:import"), {"name": name, "archive": archive})


def test_upload_shows_what_would_come_and_writes_no_organization():
    client = signed_in()

    page = client.get(upload(client, packed(mission_versions=MISSION, roles=ROLES)).url)

    assert page.status_code == 200
    assert [str(what) for _count, what in page.context["content"].counts()] == [
        "version of the mission",
        "published statements about offices",
    ]
    assert Organization.objects.count() == 0


def test_confirmation_imports_once_and_makes_the_uploader_administrator():
    user = UserFactory(name="Ada")
    client = signed_in(user)
    upload(client, packed(mission_versions=MISSION, roles=ROLES))
    url = reverse("home:import-confirmation", args=[WaitingArchive.objects.get().pk])

    answers = [client.post(url).status_code, client.post(url).status_code]

    membership = Membership.objects.get()
    assert answers == [302, 404]
    assert (membership.user, membership.role, membership.organization.name) == (user, "administrator", "Harbor Kitchen")


def test_problems_are_shown_and_confirmation_is_refused():
    client = signed_in()
    preview = upload(client, packed(mission_versions=b"version\n1\n", roles=b"office,statement\nKitchen\n")).url

    page = client.get(preview).content.decode()
    client.post(reverse("home:import-confirmation", args=[WaitingArchive.objects.get().pk]))

    assert "mission_versions.csv" in page
    assert "roles.csv" in page
    assert (Organization.objects.count(), WaitingArchive.objects.count()) == (0, 1)


@pytest.mark.parametrize("content", [b"not a zip", b"", b"PK\x05\x06" + b"\x00" * 10], ids=["text", "empty", "cut off"])
def test_wrong_file_is_refused_with_a_reason(content: bytes):
    archive = io.BytesIO(content)
    archive.name = "files.zip"

    page = upload(signed_in(), archive)

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["archive"])
    assert WaitingArchive.objects.count() == 0


def test_bomb_is_refused():
    page = upload(signed_in(), packed(roles=b"x" * 4_900_000))

    assert "grows too much" in page.content.decode()
    assert WaitingArchive.objects.count() == 0


def test_a_new_upload_replaces_the_one_before():
    client = signed_in()
    upload(client, packed(mission_versions=MISSION))
    upload(client, packed(roles=ROLES), name="Second")

    assert WaitingArchive.objects.get().organization_name == "Second"


@pytest.mark.parametrize("name", ["home:import-preview", "home:import-confirmation"])
def test_somebody_elses_upload_is_not_found(name: str):
    upload(signed_in(), packed(mission_versions=MISSION))
    url = reverse(name, args=[WaitingArchive.objects.get().pk])
    stranger = signed_in()

    assert {stranger.get(url).status_code, stranger.post(url).status_code} <= {404, 405}
    assert Organization.objects.count() == 0


def test_import_asks_for_sign_in():
    assert Client().get(reverse("home:import")).url.startswith(reverse("account_login"))


def test_demonstration_person_may_not_import():
    visitor = User.objects.create_user("x@riverbend.example", None)

    page = upload(signed_in(visitor), packed(mission_versions=MISSION))

    assert "demonstration person" in page.content.decode()
    assert WaitingArchive.objects.count() == 0
