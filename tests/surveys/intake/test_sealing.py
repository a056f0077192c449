"""While a round is open nobody can read an answer: not on a page, not in a row, not in the database's files."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from missionhub.organizations.models import Person
from surveys.models import Round
from surveys.services import answer_first, close_round, open_leaders_round, open_up_closed_rounds
from tests.factories.surveys import NAMES, answer, mission_with_text, open_round
from tests.surveys.stored import intake_rows, opened_texts

CANARY = "zebra-canary-4711 is what I am paid for"
SEAL = 48


@pytest.fixture
def round(leader) -> Round:
    return open_round(by=leader.person)


def database_files() -> bytes:
    """The database as a thief would carry it away, with its write-ahead log."""
    name = Path(connection.settings_dict["NAME"])
    return b"".join(path.read_bytes() for path in name.parent.glob(f"{name.name}*"))


def test_a_sealed_row_shows_neither_text_nor_length(round):
    for number, name in enumerate(NAMES):
        answer(round, name=name, text=CANARY * (1 + 10 * number))

    rows = intake_rows(round)
    assert [len(row) for row in rows] == [4096 + SEAL] * 4
    assert not any(b"zebra" in row for row in rows)


def test_longer_answers_are_padded_in_steps(round):
    answer(round, text="x" * 9000)

    assert [(len(row) - SEAL) % 4096 for row in intake_rows(round)] == [0]
    assert len(intake_rows(round)[0]) == 3 * 4096 + SEAL


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("postgres" in settings.DATABASES["default"]["ENGINE"], reason="reads SQLite's files")
def test_open_answers_are_nowhere_in_the_database_files(leader):
    round = open_round(by=leader.person)
    Person.objects.create(organization=leader.organization, name="alarm-canary-0815")
    answer(round, text=CANARY)

    files = database_files()

    assert b"alarm-canary-0815" in files  # the twin: what is stored in the clear is found
    assert b"zebra-canary" not in files


def test_no_page_shows_an_answer_while_the_round_is_open(round, leader, client_of):
    answer(round, text=CANARY)
    slug = [leader.organization.slug]
    urls = [
        reverse("surveys:round-list", args=slug),
        round.get_absolute_url(),
        reverse("surveys:closure", args=[*slug, round.pk]),
        reverse("surveys:sheet", args=[*slug, round.pk]),
        reverse("alignment:results", args=[*slug, round.pk]),
    ]

    pages = [client_of(leader).get(url, follow=True) for url in urls]

    assert [page.status_code for page in pages] == [200] * 5
    assert not any("zebra-canary" in page.content.decode() for page in pages)


def test_the_private_half_lives_in_a_closed_file_until_the_answers_are_open(round, leader):
    path = settings.KEY_DIR / f"{bytes(round.public_key).hex()}.key"
    mode = path.stat().st_mode & 0o777
    answer(round, text=CANARY)
    close_round(round=round, by=leader.person, at=timezone.now())
    was_there = path.exists()

    opened = open_up_closed_rounds(at=timezone.now())

    assert (mode, was_there, opened, path.exists()) == (0o600, True, 1, False)
    assert opened_texts(round) == {"Ana Ruiz": CANARY}
    assert intake_rows(round) == []


def test_founders_own_answer_is_sealed_as_that_persons_one_response(leader):
    mission = mission_with_text(organization=leader.organization)
    answer_first(mission=mission, text=CANARY, by=leader.person, at=timezone.now())
    round = open_round(by=leader.person, mission=mission, names=("Ana Ruiz",))
    assert intake_rows(round) == []  # not on the roster: nothing is taken

    round = open_leaders_round(mission=mission, people=[leader.person], by=leader.person, at=timezone.now())
    close_round(round=round, by=leader.person, at=timezone.now())
    open_up_closed_rounds(at=timezone.now())

    assert opened_texts(round) == {leader.person.name: CANARY}
    assert not leader.person.founder_readings.exists()


def test_colleagues_own_answer_stays_their_own(leader, administrator):
    mission = mission_with_text(organization=leader.organization)
    answer_first(mission=mission, text=CANARY, by=administrator.person, at=timezone.now())

    round = open_leaders_round(
        mission=mission, people=[leader.person, administrator.person], by=leader.person, at=timezone.now()
    )

    assert (intake_rows(round), round.invitations.filter(responded=True).count()) == ([], 0)
