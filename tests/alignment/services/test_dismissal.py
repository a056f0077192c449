import pytest
from django.db import IntegrityError

from alignment.models import Dismissal
from alignment.services import SayWhy, bring_back, set_aside
from tests.factories.alignment import AT, released_round

pytestmark = pytest.mark.either


@pytest.fixture
def named(organization, administrator) -> dict[str, object]:
    release = released_round(organization=organization, by=administrator.person)
    return {
        "organization": organization,
        "round": release.round,
        "finding": "unheard",
        "promise": release.promises.order_by("position")[0].promise,
        "sentence": "No leader mentions it.",
        "by": administrator.person,
        "at": AT,
    }


def test_the_first_who_sets_it_aside_stands(named):
    first = set_aside(**named, reason=" Not now. ")

    assert set_aside(**named, reason="Never.") == first
    assert [row.reason for row in Dismissal.objects.all()] == ["Not now."]


def test_alarm_two_standing_ones_are_refused_by_the_database(named):
    set_aside(**named, reason="Not now.")
    values = {key: value for key, value in named.items() if key not in ("by", "at")}

    with pytest.raises(IntegrityError):
        Dismissal.objects.create(**values, reason="Never.", dismissed_at=AT)


def test_of_a_round_too_there_is_one(named):
    named |= {"finding": "not_alike:leaders", "promise": None}

    assert set_aside(**named, reason="Not now.") == set_aside(**named, reason="Never.")


def test_without_a_reason_nothing_is_set_aside(named):
    with pytest.raises(SayWhy):
        set_aside(**named, reason="  ")


def test_what_was_brought_back_is_kept_and_can_be_set_aside_anew(named, administrator):
    first = set_aside(**named, reason="Not now.")
    bring_back(dismissal=first, by=administrator.person, at=AT)
    set_aside(**named, reason="Never.")

    rows = Dismissal.objects.order_by("pk")
    assert [(row.reason, row.withdrawn_at) for row in rows] == [("Not now.", AT), ("Never.", None)]
