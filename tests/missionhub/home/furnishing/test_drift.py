from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils import timezone

from alignment.queries.drift import drift_page, drift_tile
from alignment.scoring import load_encoder
from missionhub.organizations.models import Organization
from tests.missionhub.home.seeded import demonstration

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def riverbend(django_db_setup, django_db_blocker) -> Iterator[Organization]:
    with demonstration(django_db_blocker, encoder=load_encoder(settings.MODEL_DIR), at=timezone.now()) as organization:
        yield organization


def test_demonstration_has_a_signal_that_moved_some_without_a_sign_and_one_that_cannot_tell(riverbend):
    cards = {card.key: card for card in drift_page(riverbend).cards}

    assert {key: card.verdict for key, card in cards.items()} == {
        "words": "moved",
        "programme": "no_sign",
        "voice": "cannot_tell",
        "money": "no_sign",
    }
    assert [part.signal.kind for part in cards["money"].parts] == ["money", "hours"]
    assert cards["words"].parts[0].sentence == "The words have moved since version 3 of 1 May 2020."
    assert cards["words"].awaits_answer
    assert drift_tile(riverbend)["value"] == 1
