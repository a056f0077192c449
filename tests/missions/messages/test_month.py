from datetime import UTC, date, datetime
from random import Random

import pytest
from django.core import mail as outbox

from missionhub.messaging.services.planning import plan_due
from missionhub.messaging.services.sending import send_due
from missionhub.organizations.models import Person
from tests.factories.organizations import PersonFactory
from tests.factories.plans import CheckInFactory, OutcomeFactory, StoryFactory
from tests.missions.plans import weekly

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def test_monthly_update_goes_to_everybody_with_what_moved_closed_and_was_told(rosa: Person) -> None:
    outcome = weekly(lead=None, organization=rosa.organization, title="Meals", last_on=date(2026, 10, 20))
    CheckInFactory(outcome=outcome, on=NOVEMBER.date(), value=55)
    OutcomeFactory(organization=rosa.organization, title="Open a kitchen", closed_at=NOVEMBER, result="reached")
    OutcomeFactory(
        organization=rosa.organization, title="Old news", closed_at=NOVEMBER.replace(month=9), result="missed"
    )
    StoryFactory(organization=rosa.organization, state="shown", told_at=NOVEMBER, text="Supper for ten.")

    plan_due(at=FIRST)
    send_due(clock=lambda: FIRST, jitter=Random(7))

    (mail,) = outbox.outbox
    assert mail.subject == "Harbor Kitchen in November"
    for words in ("Meals: 40 families → 55 families", "Open a kitchen: Closed: Reached", "Supper for ten."):
        assert words in mail.body
    assert "Old news" not in mail.body


def test_month_that_is_long_over_is_old_news(rosa: Person) -> None:
    StoryFactory(organization=rosa.organization, state="shown", told_at=NOVEMBER)
    plan_due(at=FIRST)

    assert dict(send_due(clock=lambda: FIRST.replace(day=12), jitter=Random(7))) == {"cancelled": 1}


def test_month_without_news_stays_silent(rosa: Person) -> None:
    newcomer = PersonFactory(organization=rosa.organization, email="new@example.org")
    Person.objects.filter(pk=newcomer.pk).update(created_at=FIRST.replace(hour=10))

    plan_due(at=FIRST)

    assert dict(send_due(clock=lambda: FIRST, jitter=Random(7))) == {"cancelled": 1}
