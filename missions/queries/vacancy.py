"""Who holds which key role today, which roles are vacant, and which outcomes nobody answers for; one query each."""

from collections import defaultdict
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from missionhub.organizations.models import Organization
from missions.models import KeyRole, Outcome, Responsibility, RoleHolder

Holders = dict[int, list[RoleHolder]]


def current_holders(*, organization: Organization, on: date) -> Holders:
    """The people of every key role that is held that day, by name; a role that is not named is vacant."""
    held = RoleHolder.objects.current(on=on).filter(role__organization=organization, role__archived_at__isnull=True)
    holders: Holders = defaultdict(list)
    for holder in held.select_related("person").order_by("person__name", "pk"):
        holders[holder.role_id].append(holder)
    return dict(holders)


def vacant_roles(*, organization: Organization, on: date) -> QuerySet[KeyRole]:
    return KeyRole.objects.of(organization).active().vacant(on=on).by_name()


def vacant_role_ids(*, organization: Organization, on: date) -> frozenset[int]:
    return frozenset(KeyRole.objects.of(organization).active().vacant(on=on).values_list("pk", flat=True))


def owned(outcomes: QuerySet[Outcome], *, on: date) -> QuerySet[Outcome]:
    """Those with an accountable role that somebody holds that day."""
    answering = Responsibility.objects.filter(
        outcome=OuterRef("pk"),
        kind=Responsibility.Kind.ACCOUNTABLE,
        role__in=KeyRole.objects.active().held(on=on),
    )
    return outcomes.filter(Exists(answering))


def owned_outcome_ids(*, organization: Organization, on: date) -> frozenset[int]:
    """Outcomes somebody answers for: an accountable role, and a person who holds it."""
    return frozenset(owned(Outcome.objects.of(organization).active(), on=on).values_list("pk", flat=True))
