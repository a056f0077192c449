"""Changes that may help or hurt the promises, those due for another look first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from missionhub.organizations.models import Organization
from missions.models import Change, ChangeEffect
from missions.queries.decisions import Balance, balance


@dataclass(frozen=True)
class ChangeRow:
    change: Change
    balance: Balance
    is_due: bool


def change_rows(organization: Organization, *, on: date) -> list[ChangeRow]:
    """By review date; what is due stands on top by itself, what has none at the end."""
    changes = Change.objects.of(organization).active().by_review()
    rows = changes.select_related("responsible", "organization").prefetch_related("effects")
    return [ChangeRow(row, balance(row.effects.all()), is_due(row, on=on)) for row in rows]


def is_due(change: Change, *, on: date) -> bool:
    return change.review_on is not None and change.review_on <= on and not change.is_archived


def changes_for_joiners(organization: Organization) -> QuerySet[Change]:
    """What people who join are taught, the newest change first."""
    taught = Change.objects.of(organization).active().exclude(for_joiners="")
    return taught.select_related("organization").order_by(F("starts_on").desc(nulls_last=True), "-pk")


def change_effects_of(change: Change) -> QuerySet[ChangeEffect]:
    return change.effects.select_related("promise__mission").order_by("-effect", "promise__position", "promise_id")
