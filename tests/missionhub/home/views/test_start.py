from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.accounts.models import User
from missionhub.home.models import SetupLink
from missionhub.home.services.setup_links import make_setup_link
from missionhub.organizations.models import Membership, Organization
from missionhub.organizations.permissions import Role
from tests.factories.organizations import MembershipFactory, OrganizationFactory

pytestmark = pytest.mark.django_db
FORM = {
    "person_name": "Ada",
    "email": "ada@example.org",
    "password": "a few words in a row",
    "name": "Harbor Kitchen",
    "kind": "nonprofit",
    "sector": "Food",
    "language": "en",
    "time_zone": "Europe/Berlin",
}


@pytest.fixture
def demonstration() -> Organization:
    organization = OrganizationFactory(name="Riverbend Food Trust", slug="riverbend", is_demonstration=True)
    for role in Role.values:
        user = User.objects.create_user(f"{role}@riverbend.example", None)
        MembershipFactory(organization=organization, user=user, role=role)
    return organization


@pytest.fixture
def opened() -> Client:
    client = Client()
    client.get(reverse("home:setup-link", args=[make_setup_link(at=timezone.now())]))
    return client


def signed_in_as(client: Client) -> User | None:
    return User.objects.filter(pk=client.session.get("_auth_user_id")).first()


def test_link_leaves_the_address_bar_and_shows_the_choice(demonstration):
    client = Client()

    answer = client.get(reverse("home:setup-link", args=[make_setup_link(at=timezone.now())]))
    page = client.get(answer.url)

    assert (answer.status_code, answer.url) == (302, reverse("home:start"))
    assert page.status_code == 200
    assert "Riverbend Food Trust" in page.content.decode()


def test_reading_the_link_spends_nothing():
    url = reverse("home:setup-link", args=[make_setup_link(at=timezone.now())])

    assert [Client().get(url).status_code for _visit in range(3)] == [302, 302, 302]


@pytest.mark.parametrize("name", ["home:start", "home:administrator"])
def test_first_run_is_closed_without_a_link(name: str):
    assert Client().get(reverse(name)).status_code == 403


def test_wrong_token_is_refused():
    make_setup_link(at=timezone.now())

    assert Client().get(reverse("home:setup-link", args=["x" * 43])).status_code == 403


@pytest.mark.parametrize("role", Role.values)
def test_visit_signs_in_as_the_demonstration_person(role: str, demonstration, opened):
    answer = opened.post(reverse("home:demonstration"), {"role": role})

    assert answer.url == reverse("home:overview", args=["riverbend"])
    assert signed_in_as(opened).email == f"{role}@riverbend.example"


def test_visitor_may_change_roles_with_the_same_link(demonstration, opened):
    opened.post(reverse("home:demonstration"), {"role": "member"})
    opened.post(reverse("home:demonstration"), {"role": "leader"})

    assert signed_in_as(opened).email == "leader@riverbend.example"


def test_visitor_finds_the_way_back(demonstration, opened):
    overview = opened.post(reverse("home:demonstration"), {"role": "member"}, follow=True)

    assert reverse("home:start") in overview.content.decode()
    assert reverse("home:start") in opened.get(reverse("home:organization-list")).content.decode()


def test_visit_without_a_link_is_refused(demonstration):
    client = Client()

    answer = client.post(reverse("home:demonstration"), {"role": "leader"})

    assert (answer.status_code, signed_in_as(client)) == (403, None)


def test_visit_with_an_expired_link_is_refused(demonstration, opened):
    past = timezone.now() - timedelta(days=30)
    SetupLink.objects.update(created_at=past, expires_at=past + timedelta(days=1))

    answer = opened.post(reverse("home:demonstration"), {"role": "leader"})

    assert (answer.status_code, signed_in_as(opened)) == (403, None)


@pytest.mark.parametrize("role", ["", "owner", "superuser", "administrator' OR 1=1"])
def test_visit_as_anything_else_is_refused(role: str, demonstration, opened):
    answer = opened.post(reverse("home:demonstration"), {"role": role})

    assert (answer.status_code, signed_in_as(opened)) == (400, None)


def test_visit_never_signs_in_to_a_real_organization(opened):
    MembershipFactory(role=Role.LEADER)

    opened.post(reverse("home:demonstration"), {"role": "leader", "organization": "organization-1"})

    assert signed_in_as(opened) is None


def test_real_administrator_may_visit_and_a_leader_may_not(demonstration, client_of, administrator, leader):
    allowed, refused = client_of(administrator), client_of(leader)

    allowed.post(reverse("home:demonstration"), {"role": "leader"})
    answer = refused.post(reverse("home:demonstration"), {"role": "leader"})

    assert signed_in_as(allowed).email == "leader@riverbend.example"
    assert (answer.status_code, signed_in_as(refused)) == (403, leader.user)


def test_demonstration_administrator_is_no_real_one(demonstration, client_of):
    visitor = client_of(Membership.objects.get(role=Role.ADMINISTRATOR))

    assert visitor.get(reverse("home:start")).status_code == 403


def test_administrator_is_created_signed_in_and_sent_to_the_mission(opened):
    answer = opened.post(reverse("home:administrator"), FORM)

    organization = Organization.objects.get()
    assert answer.url == reverse("missions:mission-new", args=[organization.slug])
    assert signed_in_as(opened).email == "ada@example.org"
    assert (organization.time_zone, organization.is_demonstration) == ("Europe/Berlin", False)


def test_used_link_creates_no_second_administrator_and_no_visit(demonstration, opened):
    token = make_setup_link(at=timezone.now())
    opened.post(reverse("home:administrator"), FORM)
    other = Client()

    visit = other.get(reverse("home:setup-link", args=[token]))
    again = opened.post(reverse("home:administrator"), FORM | {"email": "eve@example.org"})

    assert (visit.status_code, again.status_code) == (403, 403)
    assert not User.objects.filter(email="eve@example.org").exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"password": "short"}, "password"),
        ({"password": "password123"}, "password"),
        ({"name": ""}, "name"),
        ({"time_zone": "Mars/Base"}, "time_zone"),
    ],
)
def test_administrator_form_says_what_to_mend(change: dict, field: str, opened):
    page = opened.post(reverse("home:administrator"), FORM | change)

    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert (User.objects.count(), Organization.objects.count()) == (0, 0)


def test_known_address_is_refused(opened, administrator):
    page = opened.post(reverse("home:administrator"), FORM | {"email": administrator.user.email.upper()})

    assert list(page.context["form"].errors) == ["email"]


def test_refused_form_says_on_top_which_field_and_leads_there(opened):
    page = opened.post(reverse("home:administrator"), FORM | {"time_zone": "Manchestr"}).content.decode()

    summary = page.index("One field needs another look. Nothing was saved yet.")
    assert summary < page.index("Who are you, and for whom is this?")
    assert '<a href="#id_time_zone">Time zone</a>' in page
    assert page.count("autofocus") == 1
    assert "Type it again: what you typed here is never sent back." in page
    assert FORM["password"] not in page


def test_form_without_errors_has_no_summary(opened):
    page = opened.get(reverse("home:administrator")).content.decode()

    assert "error-summary" not in page
    assert "Type it again" not in page


def test_start_without_a_demonstration_offers_no_dead_card(opened):
    page = opened.get(reverse("home:start")).content.decode()

    assert 'id="explore"' not in page
    assert "Create your account" in page


def test_real_administrator_adds_the_demonstration_once_and_nobody_else_does(client_of, administrator, leader, opened):
    client, place = client_of(administrator), reverse("home:demonstration-new")
    lists = [client_of(who).get(reverse("home:organization-list")).content.decode() for who in (administrator, leader)]

    refused = [other.post(place).status_code for other in (client_of(leader), opened, Client())]
    assert not Organization.objects.filter(is_demonstration=True).exists()
    client.post(place)
    waiting = client.post(place, follow=True).content.decode()

    assert [place in page for page in lists] == [True, False]
    assert refused == [403, 403, 403]
    assert Organization.objects.filter(is_demonstration=True).count() == 1
    assert "is here already" in waiting and "is being put together" in waiting
    assert place not in client.get(reverse("home:organization-list")).content.decode()


def test_person_of_the_demonstration_adds_no_other(demonstration, client_of):
    visitor = client_of(Membership.objects.get(role=Role.ADMINISTRATOR))

    assert visitor.post(reverse("home:demonstration-new")).status_code == 403
