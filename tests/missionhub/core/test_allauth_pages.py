"""Pages of the account, in our layout and words."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
FOR_EVERYBODY = ("account_login", "account_signup", "account_reset_password", "account_reset_password_done")
FOR_ACCOUNTS = (
    "account_logout",
    "account_change_password",
    "account_email",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
)


def assert_ours(response):
    page = response.content.decode()
    assert response.status_code == 200
    assert 'class="card account-card"' in page
    assert page.count("<h1>") == 1
    assert "<p><label" not in page


@pytest.mark.parametrize("name", FOR_EVERYBODY)
def test_entrance_is_in_our_look(client, name):
    assert_ours(client.get(reverse(name)))


@pytest.mark.parametrize("name", FOR_ACCOUNTS)
def test_account_pages_are_in_our_look(client_of, member, name):
    member.user.set_password("a password of the member")
    member.user.save()

    assert_ours(client_of(member).get(reverse(name), follow=True))


def test_refused_sign_in_says_so_beside_the_form(client):
    response = client.post(reverse("account_login"), {"login": "nobody@example.org", "password": "wrong"})

    assert 'class="form-errors" role="alert"' in response.content.decode()
