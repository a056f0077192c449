import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.urls import reverse

from missionhub.accounts.models import User

PASSWORD = "correct horse battery"


@pytest.fixture
def user(db) -> User:
    return User.objects.create_user("ana@example.org", PASSWORD)


def sign_in(client, email="ana@example.org", password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_second_factor_is_asked_for_at_the_second_sign_in(client, user):
    first = sign_in(client)
    client.logout()
    second = sign_in(client)

    assert (first.url, second.url) == (reverse("home:landing"), reverse("accounts:second-factor"))


def test_nobody_with_a_second_factor_gets_in_with_the_password_alone(client, user):
    TOTP.activate(user, generate_totp_secret())

    answer = sign_in(client)

    assert answer.url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_sign_up_needs_no_mail(client, db):
    answer = client.post(reverse("account_signup"), {"email": "new@example.org", "password1": PASSWORD})

    assert answer.status_code == 302
    assert User.objects.get().email == "new@example.org"


def test_session_changes_at_sign_in(client, user):
    client.get(reverse("account_login"))
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key

    sign_in(client)

    assert client.session.session_key != before


@pytest.mark.parametrize("email", ["ana@example.org", "nobody@example.org"])
def test_reset_says_the_same_for_known_and_unknown(client, user, email):
    answer = client.post(reverse("account_reset_password"), {"email": email})

    assert answer.url == reverse("account_reset_password_done")


def test_links_in_mail_ignore_the_request_host(client, user, settings):
    settings.ALLOWED_HOSTS = ["*"]

    client.post(reverse("account_reset_password"), {"email": "ana@example.org"}, headers={"host": "evil.example"})

    assert "evil.example" not in mail.outbox[0].body
    assert settings.SITE_URL in mail.outbox[0].body


def test_unknown_host_is_refused_everywhere(client, user):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
