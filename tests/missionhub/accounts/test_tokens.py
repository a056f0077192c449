"""Keys for programs: shown once, hashed, never worth more than the person who made them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from missionhub.accounts.authentication import TokenThrottle
from missionhub.accounts.models import AccessToken
from missionhub.accounts.services import make_access_token, revoke_access_token
from tests.factories.organizations import MembershipFactory
from tests.factories.plans import OutcomeFactory

READ, WRITE = AccessToken.Scope.READ, AccessToken.Scope.WRITE
TOKENS = reverse("accounts:token-list")


def key(membership, scope=WRITE, days=30) -> str:
    return make_access_token(user=membership.user, name="Figures", scope=scope, lasts=timedelta(days=days))[1]


def program(secret: str) -> Client:
    return Client(headers={"authorization": f"Bearer {secret}"})


def outcomes(membership) -> str:
    return reverse("missions:api-outcome-list", args=[membership.organization.slug])


def begin(client: Client, membership):
    return client.post(outcomes(membership), {"title": "Told by a program"}, content_type="application/json")


def test_token_acts_as_its_person(leader):
    answer = begin(program(key(leader)), leader)

    assert answer.status_code == 201
    made = OutcomeFactory._meta.model.objects.get(pk=answer.json()["id"])
    assert made.created_by == leader.person


def test_read_token_reads_and_changes_nothing(leader):
    client = program(key(leader, READ))

    answers = [client.get(outcomes(leader)).status_code, begin(client, leader).status_code]

    assert answers == [200, 403]


def test_without_its_scope_a_read_token_would_change_things(leader, monkeypatch):
    """The alarm."""
    monkeypatch.setattr(AccessToken, "may_write", True)

    assert begin(program(key(leader, READ)), leader).status_code == 201


def test_write_token_of_a_member_is_worth_no_more_than_the_member(member):
    assert begin(program(key(member)), member).status_code == 403


def test_token_opens_only_organizations_of_its_person(leader):
    other = MembershipFactory()

    assert program(key(leader)).get(outcomes(other)).status_code == 404


@pytest.mark.parametrize("said", ["mh_0000", "mh_" + "0" * 64, "ÿÿÿ", "two words", ""])
def test_wrong_token_is_nobody(said, leader):
    answer = program(said).get(outcomes(leader))

    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_expired_revoked_and_closed_tokens_open_nothing(leader):
    secrets = [key(leader, days=-1), key(leader), key(leader)]
    revoked = AccessToken.objects.order_by("created").first()
    before = program(secrets[1]).get(outcomes(leader)).status_code
    for token in AccessToken.objects.filter(pk__in=[revoked.pk]):
        revoke_access_token(token=token)
    expired = program(secrets[0]).get(outcomes(leader)).status_code
    leader.user.is_active = False
    leader.user.save(update_fields=["is_active"])
    closed = program(secrets[2]).get(outcomes(leader)).status_code

    assert (before, expired, closed) == (200, 401, 401)


def test_token_of_somebody_who_left_finds_nothing(leader):
    leader.person.left_on = timezone.now().date()
    leader.person.save(update_fields=["left_on"])

    assert program(key(leader)).get(outcomes(leader)).status_code == 404


def test_only_the_hash_is_kept_and_the_day_of_use(leader):
    secret = key(leader)

    program(secret).get(outcomes(leader))

    row = AccessToken.objects.values().get()
    assert row["last_used_on"] == timezone.now().date()
    assert [value for value in row.values() if secret in str(value)] == []


def test_too_many_requests_of_one_token_wait(leader, monkeypatch):
    monkeypatch.setattr(TokenThrottle, "rate", "2/min")
    client = program(key(leader))

    codes = [client.get(outcomes(leader)).status_code for _request in range(3)]

    assert codes == [200, 200, 429]


def test_token_page_shows_the_secret_once_and_takes_it_back(leader, client_of):
    client = client_of(leader)

    made = client.post(TOKENS, {"name": "Figures", "scope": "read", "days": "30"})
    secret = made.context["secret"]
    later = client.get(TOKENS)
    token = AccessToken.objects.get()
    works = program(secret).get(outcomes(leader)).status_code
    client.post(reverse("accounts:token-revocation", args=[token.identifier]))

    assert secret in made.content.decode()
    assert (secret in later.content.decode(), "Figures" in later.content.decode()) == (False, True)
    assert made.headers["Cache-Control"] == "no-store"
    assert (works, program(secret).get(outcomes(leader)).status_code) == (200, 401)


def test_token_of_somebody_else_cannot_be_revoked(leader, member, client_of):
    key(leader)

    answer = client_of(member).post(reverse("accounts:token-revocation", args=[AccessToken.objects.get().identifier]))

    assert (answer.status_code, AccessToken.objects.count()) == (404, 1)


def test_form_with_a_mistake_keeps_what_was_typed(leader, client_of):
    page = client_of(leader).post(TOKENS, {"name": "", "scope": "write", "days": "365"})

    assert page.context["form"]["days"].value() == "365"
    assert AccessToken.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_token_page_takes_the_same_queries_for_one_and_three(rows, leader, client_of, django_assert_num_queries):
    for _row in range(rows):
        key(leader)
    client = client_of(leader)

    with django_assert_num_queries(4):
        client.get(TOKENS)


def test_session_needs_its_form_token_and_a_program_does_not(leader):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(leader.user, backend="django.contrib.auth.backends.ModelBackend")
    secret = key(leader)

    by_session = begin(strict, leader).status_code
    by_token = begin(
        Client(enforce_csrf_checks=True, headers={"authorization": f"Bearer {secret}"}), leader
    ).status_code

    assert (by_session, by_token) == (403, 201)
