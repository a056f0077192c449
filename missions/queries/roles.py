"""What the pages of key roles show."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from missionhub.organizations.models import Organization
from missions.models import KeyRole, Responsibility, Revision, RoleHolder
from missions.queries.skills import SkillNeed, needs, skills_of
from missions.queries.vacancy import current_holders


@dataclass(frozen=True)
class RoleCard:
    role: KeyRole
    holders: tuple[RoleHolder, ...]
    needs: tuple[SkillNeed, ...]
    parts: tuple[Responsibility, ...]  # its cells of the grid, open outcomes only

    @property
    def is_vacant(self) -> bool:
        return not self.holders

    @property
    def missing(self) -> tuple[SkillNeed, ...]:
        return tuple(need for need in self.needs if need.is_missing)

    @property
    def covered(self) -> int:
        return len(self.needs) - len(self.missing)

    @property
    def accountable_for(self) -> tuple[Responsibility, ...]:
        return tuple(part for part in self.parts if part.kind == Responsibility.Kind.ACCOUNTABLE)

    @property
    def has_gap(self) -> bool:
        return self.is_vacant or bool(self.missing) or not self.parts


@dataclass(frozen=True)
class RolePage:
    card: RoleCard
    former: tuple[RoleHolder, ...]
    coming: tuple[RoleHolder, ...]
    set_aside: tuple[Revision, ...]

    @property
    def responsibilities(self) -> list[str]:
        return [line.strip() for line in self.card.role.responsibilities.split("\n") if line.strip()]


def role_cards(*, organization: Organization, on: date) -> list[RoleCard]:
    """Every key role: vacant ones first, then by name."""
    roles = KeyRole.objects.of(organization).active().select_related("team", "organization").by_name()
    cards = _cards(list(roles.prefetch_related("skills")), organization, on)
    return sorted(cards, key=lambda card: not card.is_vacant)


def role_page(*, role: KeyRole, on: date) -> RolePage:
    current = _cards([role], role.organization, on)[0]
    holding = {holder.pk for holder in current.holders}
    others = RoleHolder.objects.filter(role=role).exclude(pk__in=holding).select_related("person")
    rest = list(others.order_by("-until", "-since", "pk"))
    return RolePage(
        card=current,
        former=tuple(holder for holder in rest if not _begins_later(holder, on)),
        coming=tuple(holder for holder in rest if _begins_later(holder, on)),
        set_aside=tuple(Revision.objects.about(role).set_aside().select_related("author").order_by("pk")),
    )


def _begins_later(holder: RoleHolder, on: date) -> bool:
    return holder.since is not None and holder.since > on


def _cards(roles: Sequence[KeyRole], organization: Organization, on: date) -> list[RoleCard]:
    holders = current_holders(organization=organization, on=on)
    has = skills_of({holder.person_id for role in roles for holder in holders.get(role.pk, ())})
    parts = _parts(roles)
    return [
        RoleCard(
            role=role,
            holders=tuple(holders.get(role.pk, ())),
            needs=needs(role.skills.all(), holders.get(role.pk, ()), has),
            parts=tuple(parts[role.pk]),
        )
        for role in roles
    ]


def _parts(roles: Sequence[KeyRole]) -> dict[int, list[Responsibility]]:
    found: dict[int, list[Responsibility]] = defaultdict(list)
    cells = Responsibility.objects.filter(
        role__in=roles, outcome__archived_at__isnull=True, outcome__closed_at__isnull=True
    )
    for cell in cells.select_related("outcome").order_by("outcome__position", "outcome_id"):
        found[cell.role_id].append(cell)
    for row in found.values():
        row.sort(key=lambda cell: ORDER.index(cell.kind))
    return found


ORDER = tuple(Responsibility.Kind.values)
