"""Cells of the role × outcome grid. Exactly one role is accountable for an outcome, or none."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missions.models import KeyRole, Outcome, Responsibility

Kind = Responsibility.Kind
NO_PART = ""


class TwoAccountable(DomainError):
    pass


class CellMovedOn(DomainError):
    pass


@dataclass(frozen=True)
class CellChange:
    seen: str  # what stood there when somebody chose
    wanted: str


@dataclass(frozen=True)
class Assigned:
    """`accountable` is the role that answers now, if that is new; `replaced` the one that did before."""

    changed: int
    accountable: KeyRole | None = None
    replaced: KeyRole | None = None


@transaction.atomic
def assign(*, outcome: Outcome, changes: Mapping[int, CellChange]) -> Assigned:
    """Change cells of one outcome, by role id; who answers anew replaces who did, and that one stays responsible."""
    Outcome.objects.select_for_update().get(pk=outcome.pk)
    roles = {role.pk: role for role in KeyRole.objects.of(outcome.organization).active().filter(pk__in=changes)}
    wanted = {pk: change for pk, change in changes.items() if pk in roles and change.seen != change.wanted}
    stands = dict(Responsibility.objects.filter(outcome=outcome).values_list("role_id", "kind"))
    _refuse_stale(wanted, stands)
    chosen = [pk for pk, change in wanted.items() if change.wanted == Kind.ACCOUNTABLE]
    if len(chosen) > 1:
        raise TwoAccountable(_("Only one role can be accountable. Choose which, and make the others responsible."))
    cells = {pk: change.wanted for pk, change in wanted.items()}
    before = next((pk for pk, kind in stands.items() if kind == Kind.ACCOUNTABLE), None)
    if chosen and before is not None and before != chosen[0]:
        cells = {before: cells.get(before, Kind.RESPONSIBLE)} | cells
    changed = {pk: kind for pk, kind in cells.items() if stands.get(pk, NO_PART) != kind}
    _write(outcome, changed)
    is_new = bool(chosen) and before != chosen[0]
    replaced = KeyRole.objects.filter(pk=before).first() if is_new and before is not None else None
    return Assigned(len(changed), roles[chosen[0]] if is_new else None, replaced)


def _refuse_stale(wanted: Mapping[int, CellChange], stands: Mapping[int, str]) -> None:
    if any(stands.get(pk, NO_PART) not in (change.seen, change.wanted) for pk, change in wanted.items()):
        raise CellMovedOn(
            _("Somebody changed this row meanwhile. Your choices are still here beside what stands now; save again.")
        )


def _write(outcome: Outcome, cells: Mapping[int, str]) -> None:
    """Who no longer answers first, so that there are never two."""
    for role_id, kind in sorted(cells.items(), key=lambda cell: cell[1] == Kind.ACCOUNTABLE):
        if kind == NO_PART:
            Responsibility.objects.filter(outcome=outcome, role_id=role_id).delete()
        else:
            Responsibility.objects.update_or_create(outcome=outcome, role_id=role_id, defaults={"kind": kind})
