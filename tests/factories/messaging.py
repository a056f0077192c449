from datetime import UTC, datetime

import factory

from missionhub.messaging.models import Message
from tests.factories.organizations import PersonFactory

DUE_AT = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


class MessageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Message

    person = factory.SubFactory(PersonFactory, email=factory.Sequence(lambda number: f"reader{number}@example.org"))
    organization = factory.SelfAttribute("person.organization")
    kind = "tests.reminder"
    subject_key = factory.Sequence(lambda number: f"subject-{number}")
    period_key = "2026-W47"
    not_before = DUE_AT
