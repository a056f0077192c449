"""Skills: needed by roles and outcomes, had by people. Adding and dropping commute, so nobody overwrites anybody."""

from django.db import IntegrityError, transaction

from missionhub.organizations.models import Organization, Person
from missions.models import KeyRole, Outcome, Skill


def skill_named(*, organization: Organization, name: str) -> Skill:
    """The organization's skill of that name, whatever its capitals; made if nobody has named it yet."""
    known = Skill.objects.of(organization).filter(name__iexact=name).by_name().first()
    if known:
        return known
    try:
        with transaction.atomic():
            return Skill.objects.create(organization=organization, name=name)
    except IntegrityError:  # somebody named it this moment
        return Skill.objects.get(organization=organization, name=name)


def need_skill(*, needing: KeyRole | Outcome, name: str) -> Skill:
    skill = skill_named(organization=needing.organization, name=name)
    needing.skills.add(skill)
    return skill


def need_no_longer(*, needing: KeyRole | Outcome, skill: Skill) -> None:
    needing.skills.remove(skill)
    _forget_if_idle(skill)


def credit_skill(*, person: Person, name: str) -> Skill:
    """Say that somebody can do it."""
    skill = skill_named(organization=person.organization, name=name)
    skill.people.add(person)
    return skill


def withdraw_skill(*, person: Person, skill: Skill) -> None:
    skill.people.remove(person)
    _forget_if_idle(skill)


def _forget_if_idle(skill: Skill) -> None:
    """A name nobody needs and nobody has is not offered again."""
    idle = Skill.objects.filter(pk=skill.pk, people__isnull=True, roles__isnull=True, outcomes__isnull=True)
    idle.delete()
