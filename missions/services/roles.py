"""Key roles and who holds them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person
from missions.models import KeyRole, RoleHolder
from missions.services.nouns import add_noun
from missions.services.skills import need_skill

Holding = tuple[str, date | None, date | None]  # focus, since, until


class AlreadyHolds(DomainError):
    pass


class HoldingMovedOn(DomainError):
    pass


@transaction.atomic
def add_role(
    *,
    organization: Organization,
    fields: Mapping[str, Any],
    skills: Sequence[str] = (),
    by: Person | None,
    at: datetime,
) -> KeyRole:
    role = add_noun(KeyRole, organization=organization, fields=fields, by=by, at=at)
    for name in skills:
        need_skill(needing=role, name=name)
    return role


def give_role(
    *, role: KeyRole, person: Person, focus: str = "", since: date | None = None, until: date | None = None
) -> RoleHolder:
    try:
        with transaction.atomic():
            return RoleHolder.objects.create(role=role, person=person, focus=focus, since=since, until=until)
    except IntegrityError as error:
        text = _("%(person)s holds “%(role)s” already. Open that entry to change it.")
        raise AlreadyHolds(text % {"person": person.name, "role": role.name}) from error


def change_holding(*, holder: RoleHolder, seen: Holding, wanted: Holding) -> None:
    """Write on top of what the writer saw; what somebody else changed meanwhile is never overwritten."""
    untouched = RoleHolder.objects.filter(pk=holder.pk, **_fields(seen))
    try:
        with transaction.atomic():
            changed = untouched.update(**_fields(wanted))
    except IntegrityError as error:
        text = _("%(person)s holds “%(role)s” already. Give this entry a last day.")
        raise AlreadyHolds(text % {"person": holder.person.name, "role": holder.role.name}) from error
    if not changed:
        raise HoldingMovedOn(
            _("Somebody changed this entry meanwhile. What stands now is shown beside what you typed; save again.")
        )


def take_role_away(*, holder: RoleHolder) -> None:
    """It was entered by mistake; what ended keeps its last day instead."""
    RoleHolder.objects.filter(pk=holder.pk).delete()


def _fields(holding: Holding) -> dict[str, Any]:
    return dict(zip(("focus", "since", "until"), holding, strict=True))
