from datetime import date

import pytest

from missionhub.messaging.calendar import days_of
from missionhub.messaging.owed import debtor
from missions.models import Pause
from missions.queries.calendar import check_ins
from tests.factories.missions import MissionFactory
from tests.factories.plans import CheckInFactory, DecisionFactory, OutcomeFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 25)


def led(membership, **fields):
    words = {"cadence": "monthly", "start_on": date(2026, 11, 1)} | fields
    return OutcomeFactory(organization=membership.organization, lead=membership.person, **words)


def found(membership) -> list[tuple[date, str, str]]:
    who = debtor(person=membership.person, on=ON)
    return [(day.on, day.title, day.note) for day in check_ins(who, date(2026, 10, 28), date(2027, 2, 10))]


def test_check_ins_of_one_day_are_one_entry_and_end_with_the_outcome(member):
    led(member, title="Soup")
    led(member, title="Bread", due_on=date(2026, 12, 20))

    assert found(member) == [
        (date(2026, 11, 30), "Check in on 2 outcomes", "Soup\nBread"),
        (date(2026, 12, 31), "Check in on 2 outcomes", "Soup\nBread"),
        (date(2027, 1, 31), "Check in: Soup", "Soup"),
    ]


def test_check_in_made_early_leaves_the_calendar_and_a_pause_moves_the_next(member):
    CheckInFactory(outcome=led(member, title="Soup"), on=ON)
    Pause.objects.create(
        organization=member.organization, name="Holidays", starts_on=date(2026, 12, 24), ends_on=date(2027, 1, 3)
    )

    assert [day for day, _title, _note in found(member)] == [date(2027, 1, 4), date(2027, 1, 31)]


def test_what_is_overdue_stays_on_its_day(member):
    led(member, title="Soup", start_on=date(2026, 10, 1))

    assert [day for day, _title, _note in found(member)][:2] == [date(2026, 10, 31), date(2026, 11, 30)]


def test_days_to_look_at_again_are_their_owner_s(organization, member, leader):
    MissionFactory(organization=organization, name="Our mission", review_on=date(2027, 1, 15))
    DecisionFactory(
        organization=organization, title="Close Westgate", responsible=member.person, look_back_on=date(2026, 12, 1)
    )

    titles = {
        who: [day.title for day in days_of(debtor(person=who.person, on=ON, role=who.role))] for who in (member, leader)
    }

    assert titles == {
        member: ["Look back: Close Westgate"],
        leader: ["Does it still say what you do? Our mission"],
    }
