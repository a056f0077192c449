from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from missionhub.organizations.models import Membership
from missions.models import CheckIn
from missions.services.check_ins import NoLongerOpen, NotYet, OwnCheckIn, SaysNothing, acknowledge, check_in
from tests.factories.organizations import PersonFactory
from tests.factories.plans import CheckInFactory, OutcomeFactory
from tests.missions.plans import AT, ON, weekly

pytestmark = pytest.mark.django_db


def test_check_in_keeps_value_confidence_and_note_with_who_and_when(leader: Membership) -> None:
    outcome = weekly(lead=leader.person)

    made = check_in(
        outcome=outcome,
        on=ON,
        value=Decimal("42.5"),
        confidence="high",
        note=" Two new kitchens. ",
        request_id=uuid4(),
        by=leader.person,
        at=AT,
    )

    made.refresh_from_db()
    assert (made.outcome, made.on, made.value, made.confidence) == (outcome, ON, Decimal("42.5"), "high")
    assert (made.note, made.made_by, made.made_at) == ("Two new kitchens.", leader.person, AT)


def test_check_in_sent_twice_is_recorded_once_even_after_the_outcome_was_closed(leader: Membership) -> None:
    outcome, request_id = weekly(lead=leader.person, last_on=None), uuid4()
    facts = {"outcome": outcome, "on": ON, "value": Decimal(1), "request_id": request_id, "by": leader.person}
    first = check_in(**facts, at=AT)
    outcome.closed_at, outcome.result = AT, "reached"
    outcome.save()

    again = check_in(**facts, at=AT + timedelta(minutes=1))

    assert again == first
    assert CheckIn.objects.count() == 1


@pytest.mark.parametrize("fields", [{"closed_at": AT, "result": "missed"}, {"archived_at": AT}])
def test_check_in_refuses_an_outcome_that_is_over(leader: Membership, fields: dict[str, object]) -> None:
    outcome = OutcomeFactory(organization=leader.organization, lead=leader.person, **fields)

    with pytest.raises(NoLongerOpen, match="takes no more check-ins"):
        check_in(outcome=outcome, on=ON, value=Decimal(1), request_id=uuid4(), by=leader.person, at=AT)
    assert not CheckIn.objects.exists()


def test_check_in_refuses_silence_and_days_to_come(leader: Membership) -> None:
    facts = {"outcome": weekly(lead=leader.person, last_on=None), "request_id": uuid4(), "by": leader.person, "at": AT}

    with pytest.raises(SaysNothing):
        check_in(**facts, on=ON, value=None, note="  ")
    with pytest.raises(NotYet):
        check_in(**facts, on=ON + timedelta(days=1), value=Decimal(1))


def test_acknowledge_keeps_the_first_reader(leader: Membership) -> None:
    made = CheckInFactory(outcome=weekly(lead=leader.person, last_on=None), made_by=leader.person)
    first, second = (PersonFactory(organization=leader.organization) for _ in range(2))

    acknowledge(check_in=made, by=first, at=AT)
    acknowledge(check_in=made, by=second, at=AT + timedelta(days=1))

    made.refresh_from_db()
    assert (made.acknowledged_by, made.acknowledged_at) == (first, AT)
    with pytest.raises(OwnCheckIn):
        acknowledge(check_in=made, by=leader.person, at=AT)
