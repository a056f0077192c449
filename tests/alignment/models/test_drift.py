"""A signal is written once: the database itself refuses to change what was read."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from alignment.models import DriftSignal
from alignment.models.drift import FROZEN
from missions.models import MissionVersion
from tests.factories.alignment import AT, mission_with
from tests.factories.drift import moved_mission, read
from tests.factories.unfrozen import unfrozen

CHANGES = {"value": 0.1, "verdict": "no_sign", "fingerprint": "0" * 64, "facts": {"added": ["x"]}, "n": 99}


@pytest.fixture
def words(organization) -> DriftSignal:
    return read(moved_mission(organization))["words"]


def is_refused(row: DriftSignal, **change: object) -> bool:
    try:
        with transaction.atomic():
            DriftSignal.objects.filter(pk=row.pk).update(**change)
    except DatabaseError:
        return True
    return False


def test_what_was_read_never_changes(words):
    assert [is_refused(words, **{name: value}) for name, value in CHANGES.items()] == [True] * len(CHANGES)


def test_alarm_without_the_trigger_it_could_be_changed(words):
    with unfrozen():
        assert not is_refused(words, value=0.1)


def test_only_what_points_elsewhere_is_free():
    free = {field.name for field in DriftSignal._meta.concrete_fields} - set(FROZEN)

    assert free == {"id", "from_version", "to_version", "from_round", "to_round"}


def test_it_survives_the_version_it_speaks_of(words):
    MissionVersion.objects.filter(pk=words.from_version_id).delete()

    words.refresh_from_db()
    assert (words.from_version, words.facts["from_number"], words.verdict) == (None, 1, "moved")


def test_a_signal_that_cannot_tell_says_why_and_no_other_does(organization):
    mission = mission_with(organization=organization)
    for verdict, reason in (("cannot_tell", ""), ("moved", "one_version")):
        with pytest.raises(IntegrityError), transaction.atomic():
            DriftSignal.objects.create(
                mission=mission, kind="words", number=1, verdict=verdict, reason=reason, read_at=AT
            )
