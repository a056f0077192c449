from datetime import UTC, datetime

import factory

from missions.models import Mission, MissionVersion, Promise
from missions.services.editing import first_revision
from tests.factories.organizations import OrganizationFactory

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class MissionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Mission
        skip_postgeneration_save = True

    organization = factory.SubFactory(OrganizationFactory)
    name = factory.Sequence(lambda number: f"Mission {number}")

    @factory.post_generation
    def revision(self, create, extracted, **kwargs):
        first_revision(subject=self, by=None, at=AT)


class MissionVersionFactory(factory.django.DjangoModelFactory):
    """A draft with the revision it starts from, unless `published_at` is given."""

    class Meta:
        model = MissionVersion
        skip_postgeneration_save = True

    mission = factory.SubFactory(MissionFactory)
    number = 1
    statement = "We teach every child to swim."
    created_at = AT

    @factory.post_generation
    def revision(self, create, extracted, **kwargs):
        first_revision(subject=self, by=None, at=self.created_at)


class PromiseFactory(factory.django.DjangoModelFactory):
    """Unconfirmed, unless `confirmed_at` is given."""

    class Meta:
        model = Promise
        skip_postgeneration_save = True

    mission = factory.SubFactory(MissionFactory)
    text = factory.Sequence(lambda number: f"Promise {number}")
    created_at = AT

    @factory.post_generation
    def revision(self, create, extracted, **kwargs):
        first_revision(subject=self, by=None, at=self.created_at)
