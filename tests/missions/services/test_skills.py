import pytest

from missions.models import Skill
from missions.queries.skills import outcome_needs
from missions.services.roles import AlreadyHolds, give_role
from missions.services.skills import credit_skill, need_no_longer, need_skill, withdraw_skill
from tests.factories.missions import AT
from tests.factories.organizations import PersonFactory
from tests.factories.plans import KeyRoleFactory, OutcomeFactory, RoleHolderFactory

pytestmark = pytest.mark.django_db


def test_skill_of_one_name_is_one_skill_whatever_its_capitals(organization):
    role, person = KeyRoleFactory(organization=organization), PersonFactory(organization=organization)

    assert need_skill(needing=role, name="Driving") == credit_skill(person=person, name="driving")
    assert need_skill(needing=KeyRoleFactory(), name="Driving").organization != organization


def test_skill_that_nobody_needs_and_nobody_has_is_forgotten(organization):
    role, person = KeyRoleFactory(organization=organization), PersonFactory(organization=organization)
    skill = need_skill(needing=role, name="Driving")
    credit_skill(person=person, name="Driving")

    need_no_longer(needing=role, skill=skill)
    still = Skill.objects.exists()
    withdraw_skill(person=person, skill=skill)

    assert (still, Skill.objects.exists()) == (True, False)


def test_outcome_is_covered_by_those_who_do_its_work(organization):
    outcome = OutcomeFactory(organization=organization)
    doing, told = (RoleHolderFactory(role__organization=organization) for _ in range(2))
    outcome.responsibilities.create(role=doing.role, kind="responsible")
    outcome.responsibilities.create(role=told.role, kind="informed")
    for name, holder in (("Cooking", doing), ("Driving", told)):
        need_skill(needing=outcome, name=name)
        credit_skill(person=holder.person, name=name)

    found = outcome_needs(outcome=outcome, on=AT.date())

    assert [(need.skill.name, need.covered_by) for need in found] == [("Driving", ()), ("Cooking", (doing.person,))]


def test_nobody_holds_a_role_twice_at_a_time(organization):
    holder = RoleHolderFactory(role__organization=organization)

    with pytest.raises(AlreadyHolds, match="already"):
        give_role(role=holder.role, person=holder.person)
