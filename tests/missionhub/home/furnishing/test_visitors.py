"""The demonstration's survey that stays open: one release read from ten or more, and a round that takes answers."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from missionhub.organizations.models import Organization
from surveys.models import Chain, Round
from surveys.queries import chain_state
from surveys.services import hand_over_due_rounds
from tests.alignment.encoders import WordEncoder
from tests.missionhub.home.seeded import demonstration
from tests.surveys.stored import intake_count

pytestmark = [pytest.mark.django_db, pytest.mark.either]
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker) -> Iterator[Organization]:
    with demonstration(django_db_blocker, encoder=WordEncoder(), at=NOW) as organization:
        yield organization


@pytest.fixture
def chain(seeded, db) -> Chain:
    return Chain.objects.of(seeded).get()


def test_its_newest_numbers_are_of_everybody_of_the_rounds_that_are_over(chain):
    *over, front = Round.objects.filter(chain=chain).order_by("opened_at")
    state = chain_state(front)

    assert [round.counted_in == state.newest for round in over] == [True, True]
    assert (state.has_ended, state.n, state.newest.quotes.count() > 10) == (False, 15, True)


def test_its_open_round_takes_answers_and_is_not_handed_over_at_once(chain):
    front = Round.objects.filter(chain=chain).in_front().get()

    assert (front.takes_answers(at=NOW), intake_count(front)) == (True, 2)
    assert hand_over_due_rounds(at=NOW + timedelta(minutes=1)) == 0


def test_its_link_stays_what_it_was(chain):
    assert len({round.public_token for round in Round.objects.filter(chain=chain)}) == 1
