"""Which skills are needed, who has them, and which are missing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from missionhub.organizations.models import Organization, Person
from missions.models import KeyRole, Outcome, Responsibility, RoleHolder, Skill
from missions.queries.vacancy import current_holders

DOING = (Responsibility.Kind.ACCOUNTABLE, Responsibility.Kind.RESPONSIBLE)


@dataclass(frozen=True)
class SkillNeed:
    skill: Skill
    covered_by: tuple[Person, ...]

    @property
    def is_missing(self) -> bool:
        return not self.covered_by


@dataclass(frozen=True)
class SkillRow:
    """One skill of the organization."""

    skill: Skill
    people: tuple[Person, ...]
    roles: tuple[tuple[KeyRole, bool], ...]  # those who need it, and whether a holder has it
    outcomes: tuple[Outcome, ...]

    @property
    def lacking(self) -> tuple[KeyRole, ...]:
        return tuple(role for role, is_covered in self.roles if not is_covered)

    @property
    def is_needed(self) -> bool:
        return bool(self.roles or self.outcomes)

    @property
    def is_missing(self) -> bool:
        return bool(self.lacking) or bool(self.outcomes and not self.people)


def skills_of(people: Collection[int]) -> dict[int, frozenset[int]]:
    """Ids of the skills each of these people has. One query."""
    found: dict[int, set[int]] = defaultdict(set)
    through = Skill.people.through.objects.filter(person_id__in=people)
    for person_id, skill_id in through.values_list("person_id", "skill_id"):
        found[person_id].add(skill_id)
    return {person: frozenset(skills) for person, skills in found.items()}


def needs(
    skills: Iterable[Skill], holders: Sequence[RoleHolder], has: dict[int, frozenset[int]]
) -> tuple[SkillNeed, ...]:
    """Missing ones first: they are what somebody can do something about."""
    people = list({holder.person_id: holder.person for holder in holders}.values())
    found = [
        SkillNeed(skill, tuple(person for person in people if skill.pk in has.get(person.pk, ()))) for skill in skills
    ]
    return tuple(sorted(found, key=lambda need: (not need.is_missing, need.skill.name, need.skill.pk)))


def outcome_needs(*, outcome: Outcome, on: date) -> tuple[SkillNeed, ...]:
    """A skill an outcome needs is covered by a current holder of a role that answers for it or does the work."""
    roles = Responsibility.objects.filter(outcome=outcome, kind__in=DOING, role__archived_at__isnull=True)
    held = RoleHolder.objects.current(on=on).filter(role__in=roles.values("role"))
    holders = list(held.select_related("person").order_by("person__name", "pk"))
    return needs(outcome.skills.by_name(), holders, skills_of([holder.person_id for holder in holders]))


def skill_rows(*, organization: Organization, on: date) -> list[SkillRow]:
    """Every skill by name, those that are missing somewhere first."""
    holders = current_holders(organization=organization, on=on)
    skills = (
        Skill.objects.of(organization)
        .by_name()
        .prefetch_related(
            Prefetch("people", queryset=Person.objects.active(on=on).by_name(), to_attr="here"),
            Prefetch("roles", queryset=KeyRole.objects.active().by_name(), to_attr="needing"),
            Prefetch("outcomes", queryset=Outcome.objects.open().in_order(), to_attr="asking"),
        )
    )
    rows = [_row(skill, holders) for skill in skills]
    return sorted(rows, key=lambda row: not row.is_missing)


def _row(skill: Skill, holders: dict[int, list[RoleHolder]]) -> SkillRow:
    people: list[Person] = skill.here  # type: ignore[attr-defined]  # prefetched above
    able = {person.pk for person in people}
    roles: list[KeyRole] = skill.needing  # type: ignore[attr-defined]
    return SkillRow(
        skill=skill,
        people=tuple(people),
        roles=tuple((role, any(h.person_id in able for h in holders.get(role.pk, ()))) for role in roles),
        outcomes=tuple(skill.asking),  # type: ignore[attr-defined]
    )
