"""Promise 13: the web's account of the database hands answers in and cannot read them (PostgreSQL)."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from alignment.models import TextVector
from surveys.models import Invitation
from surveys.models.answers import Answer, AttributedAnswer, Intake
from tests.factories.staff_results import staff_results
from tests.factories.staff_rounds import open_staff_round, staff_answer

on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no roles")
UNREAD = (Intake, Answer, AttributedAnswer, TextVector)


@contextmanager
def acting_as(role: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
        yield
        cursor.execute("RESET ROLE")


@pytest.fixture
def role(db) -> str:
    name = f"web_{uuid4().hex}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {name}")  # goes with the test's transaction
    return name


def can_read(model) -> bool:
    try:
        with transaction.atomic():
            model.objects.exists()
    except ProgrammingError as error:
        return "permission denied" not in str(error)
    return True


@on_postgresql
def test_web_takes_an_answer_and_reads_none(role, leader):
    round = open_staff_round(by=leader.person)
    call_command("grant_roles", role)

    with acting_as(role):
        assert staff_answer(round, "Kitchen 1", index=4).state == "received"
        assert [can_read(model) for model in UNREAD] == [False] * 4
        assert Invitation.objects.unanswered().count() == 16

    assert Intake.objects.count() == 1


@on_postgresql
def test_web_shows_results_without_reading_an_answer(role, leader, client_of):
    round = staff_results(by=leader.person)
    call_command("grant_roles", role)
    client, slug = client_of(leader), leader.organization.slug

    with acting_as(role):
        pages = [
            client.get(reverse(f"alignment:{page}", args=[slug, round.pk]))
            for page in ("results", "figures", "meeting")
        ]

    assert [page.status_code for page in pages] == [200] * 3


@on_postgresql
def test_alarm_an_account_with_every_right_reads_them(role, leader):
    call_command("grant_roles", role)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}")

    with acting_as(role):
        assert [can_read(model) for model in UNREAD] == [True] * 4


@on_postgresql
def test_role_that_is_not_there_is_named(db):
    with pytest.raises(CommandError, match="There is no role nobody_here"):
        call_command("grant_roles", "nobody_here")


@pytest.mark.skipif("connection.vendor == 'postgresql'", reason="is what other databases say")
def test_other_databases_have_no_roles(db):
    with pytest.raises(CommandError, match="Only PostgreSQL has roles"):
        call_command("grant_roles", "web")
