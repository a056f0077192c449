"""What somebody tries who visits the demonstration and means to keep its people."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.urls import reverse

from missionhub.accounts.models import User
from missionhub.organizations.models import Membership
from tests.architecture.routes import Route, all_routes
from tests.factories.organizations import MembershipFactory, OrganizationFactory

pytestmark = pytest.mark.django_db
GUARD = "missionhub.organizations.middleware.DemonstrationGuard"
ACCOUNT_ROUTES = [route for route in all_routes() if route.path.startswith("accounts/")]
WISHES = {
    "oldpassword": "",
    "password": "mine from now on",
    "password1": "mine from now on",
    "password2": "mine from now on",
    "email": "mine@example.org",
    "action_add": "",
    "code": "000000",
}


@pytest.fixture
def visitor() -> Membership:
    user = User.objects.create_user("leilani@riverbend.example", None)
    return MembershipFactory(user=user, organization=OrganizationFactory(is_demonstration=True))


def walk(client: Client) -> dict[str, set[int]]:
    """Every account page, asked for and sent to."""
    return {route.name: {client.get(url).status_code, client.post(url, WISHES).status_code} for route, url in pages()}


def pages() -> list[tuple[Route, str]]:
    return [(route, route.url("x")) for route in ACCOUNT_ROUTES if route.name != "account_logout"]


def account(membership: Membership) -> dict[str, object]:
    user = User.objects.get(pk=membership.user_id)
    return {
        "row": (user.email, user.password, user.name, user.is_active),
        "addresses": list(EmailAddress.objects.filter(user=user).values_list("email", flat=True)),
        "factors": list(Authenticator.objects.filter(user=user).values_list("type", flat=True)),
    }


def test_every_account_page_is_walked():
    names = {route.name for route in ACCOUNT_ROUTES}

    assert {
        "accounts:second-factor",
        "account_set_password",
        "account_change_password",
        "account_email",
        "account_reset_password_from_key",
        "mfa_activate_totp",
        "mfa_generate_recovery_codes",
        "mfa_reauthenticate",
    } <= names


def test_no_account_page_opens_for_a_visitor(visitor, client_of):
    before = account(visitor)

    answers = walk(client_of(visitor))

    assert set().union(*answers.values()) == {403}
    assert account(visitor) == before


def test_without_the_guard_a_visitor_takes_the_account(visitor, client_of, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != GUARD]
    before = account(visitor)

    walk(client_of(visitor))

    assert account(visitor) != before


def test_refusal_says_what_to_do_and_lets_the_visitor_leave(visitor, client_of):
    client = client_of(visitor)

    page = client.get(reverse("account_email"))
    left = client.post(reverse("account_logout"))

    assert "sign out, then sign in with it" in page.content.decode()
    assert (left.status_code, "_auth_user_id" in client.session) == (302, False)


def test_person_with_an_organization_of_their_own_is_let_through(client_of):
    membership = MembershipFactory(organization=OrganizationFactory(is_demonstration=True))
    MembershipFactory(user=membership.user)

    assert client_of(membership).get(reverse("mfa_index"), follow=True).status_code == 200


def test_strangers_may_sign_in_and_ask_for_a_new_password(client):
    assert GUARD in settings.MIDDLEWARE
    assert [client.get(reverse(name)).status_code for name in ("account_login", "account_reset_password")] == [200, 200]


def test_menu_offers_a_visitor_no_account_pages(visitor, client_of):
    page = client_of(visitor).get(visitor.organization.get_absolute_url()).content.decode()

    assert reverse("account_change_password") not in page
    assert reverse("account_logout") in page
