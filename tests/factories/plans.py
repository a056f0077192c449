"""Outcomes, roles and the other nouns of a plan; each the least that is valid, with the revision it starts from."""

import factory

from missions.models import (
    Activity,
    Change,
    CheckIn,
    Decision,
    KeyRole,
    Objective,
    Outcome,
    RoleHolder,
    Stakeholder,
    Story,
)
from missions.services.editing import first_revision
from tests.factories.missions import AT
from tests.factories.organizations import OrganizationFactory, PersonFactory


class NounFactory(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True
        skip_postgeneration_save = True

    organization = factory.SubFactory(OrganizationFactory)
    created_at = AT

    @factory.post_generation
    def revision(self, create, extracted, **kwargs):
        self.refresh_from_db()
        first_revision(subject=self, by=None, at=self.created_at)


class StakeholderFactory(NounFactory):
    class Meta:
        model = Stakeholder

    name = factory.Sequence(lambda number: f"Stakeholder {number}")


class ObjectiveFactory(NounFactory):
    class Meta:
        model = Objective

    name = factory.Sequence(lambda number: f"Objective {number}")
    why = "Because people wait."


class KeyRoleFactory(NounFactory):
    class Meta:
        model = KeyRole

    name = factory.Sequence(lambda number: f"Role {number}")


class OutcomeFactory(NounFactory):
    class Meta:
        model = Outcome

    title = factory.Sequence(lambda number: f"Outcome {number}")


class ActivityFactory(NounFactory):
    class Meta:
        model = Activity

    name = factory.Sequence(lambda number: f"Activity {number}")


class DecisionFactory(NounFactory):
    class Meta:
        model = Decision

    title = factory.Sequence(lambda number: f"Decision {number}")


class ChangeFactory(NounFactory):
    class Meta:
        model = Change

    name = factory.Sequence(lambda number: f"Change {number}")


class CheckInFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CheckIn

    outcome = factory.SubFactory(OutcomeFactory)
    on = AT.date()
    value = 1
    made_at = AT


class StoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Story

    organization = factory.SubFactory(OrganizationFactory)
    text = "A family found supper at the door."
    told_at = AT


class RoleHolderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoleHolder

    role = factory.SubFactory(KeyRoleFactory)
    person = factory.SubFactory(PersonFactory, organization=factory.SelfAttribute("..role.organization"))
