from datetime import UTC, datetime

import pytest

from missionhub.home.services.demonstration import VISITORS, seed_demonstration
from missionhub.messaging.owed import debtor, owed_by
from missionhub.organizations.models import Person
from missionhub.organizations.permissions import Role
from missions.models import Pause
from missions.queries.check_ins import When, dues_of, unread_by

pytestmark = [pytest.mark.django_db, pytest.mark.either]
LONG = pytest.mark.proof


@pytest.mark.parametrize("day", [pytest.param(16, marks=LONG), 18, pytest.param(22, marks=LONG)])
def test_visitors_of_the_demonstration_owe_something_on_any_day(day: int) -> None:
    at = datetime(2026, 11, day, 12, tzinfo=UTC)
    organization = seed_demonstration(encoder=None, at=at)
    leader, member = (Person.objects.get(name=VISITORS[role]) for role in (Role.LEADER, Role.MEMBER))

    dues = dues_of(leader, on=at.date())

    assert When.OVERDUE in {due.when for due in dues}
    assert any(due.is_now for due in dues_of(member, on=at.date()))
    assert unread_by(leader, is_leader=True, on=at.date())
    assert len(owed_by(debtor(person=leader, on=at.date()))) >= 3
    assert Pause.objects.of(organization).get().starts_on.month == 12
