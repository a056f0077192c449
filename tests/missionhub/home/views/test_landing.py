import pytest
from django.test import Client
from django.urls import reverse

from missionhub.accounts.models import User
from missionhub.organizations.models import Membership, Organization
from tests.factories.organizations import MembershipFactory, OrganizationFactory, UserFactory

pytestmark = pytest.mark.django_db
FORM = {"name": "Second Harbor", "kind": "nonprofit", "sector": "", "language": "en", "time_zone": "UTC"}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_landing_says_what_this_is_to_strangers():
    page = Client().get("/")

    assert page.status_code == 200
    assert reverse("account_login") in page.content.decode()


def test_landing_speaks_plainly_to_strangers():
    page = Client().get("/").content.decode().lower()

    assert "phrases that somebody could check" in page
    assert [word for word in ("interval", "terminal", "sealed", "its n,", "encoder") if word in page] == []


def test_landing_leads_straight_into_the_only_organization(member, client_of):
    assert client_of(member).get("/").url == reverse("home:overview", args=["harbor-kitchen"])


def test_landing_offers_a_choice_of_several(member, client_of):
    second = MembershipFactory(user=member.user, organization=OrganizationFactory(name="Alpha"))
    MembershipFactory()  # someone else's

    client = client_of(member)

    assert client.get("/").url == reverse("home:organization-list")
    page = client.get(reverse("home:organization-list"))
    assert [m.organization for m in page.context["memberships"]] == [second.organization, member.organization]


def test_landing_lets_a_newcomer_start():
    client = signed_in(UserFactory())

    page = client.get("/", follow=True).content.decode()

    assert reverse("home:organization-new") in page
    assert reverse("home:import") in page


def test_organization_is_created_with_its_creator_as_administrator():
    user = UserFactory(name="Ada")

    answer = signed_in(user).post(reverse("home:organization-new"), FORM)

    organization = Organization.objects.get()
    assert answer.url == reverse("missions:mission-new", args=[organization.slug])
    assert Membership.objects.get().role == "administrator"


def test_demonstration_person_creates_nothing():
    signed_in(User.objects.create_user("x@riverbend.example", None)).post(reverse("home:organization-new"), FORM)

    assert Organization.objects.count() == 0
