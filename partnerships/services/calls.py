"""Writing a call, opening it, and who scores. Once it is open, what bids are held against stands."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Membership, Organization, Person
from missionhub.organizations.permissions import PERMISSIONS, Permission
from missions.models import Promise
from partnerships.compatibility.procurement import LEAST_SOCIAL_VALUE
from partnerships.models import Call, CallMission, Criterion, Gate, Scorer

WHOLE = 100
LEAST = round(WHOLE * LEAST_SOCIAL_VALUE)


class WeightsRefused(DomainError):
    """They do not add up, or leave out what the purchase is for."""


class CallStands(DomainError):
    """It is open: suppliers work from these words."""


class NotReady(DomainError):
    """Nothing to serve, nobody to score, or a day that is over."""


@dataclass(frozen=True)
class CriterionWords:
    kind: str
    text: str
    weight: int


@dataclass(frozen=True)
class MissionWords:
    text: str
    importance: int = 5
    promise: Promise | None = None


@dataclass(frozen=True)
class CallWords:
    title: str
    problem: str
    outcome: str
    due_on: date
    gates: Sequence[str]
    criteria: Sequence[CriterionWords]
    missions: Sequence[MissionWords]
    scorers: Sequence[Person]


def check_weights(criteria: Sequence[CriterionWords]) -> None:
    """Raises WeightsRefused with what to do about it."""
    total = sum(one.weight for one in criteria)
    if total != WHOLE:
        difference = {"total": total, "count": abs(WHOLE - total)}
        raise WeightsRefused(
            _("The weights add up to %(total)s; they must add up to 100. Give %(count)s more to what matters most.")
            % difference
            if total < WHOLE
            else _("The weights add up to %(total)s; they must add up to 100. Take %(count)s away.") % difference
        )
    social = sum(one.weight for one in criteria if one.kind == Criterion.Kind.SOCIAL_VALUE)
    if social < LEAST:
        raise WeightsRefused(
            _(
                "Social value weighs %(social)s; let it weigh at least %(least)s, and take that from another "
                "criterion. With less, what the purchase does for people decides nothing."
            )
            % {"social": social, "least": LEAST}
        )
    for kind in (Criterion.Kind.PRICE, Criterion.Kind.MISSION):
        if sum(one.kind == kind for one in criteria) > 1:
            raise WeightsRefused(_("“%(kind)s” stands twice. Make one criterion of the two.") % {"kind": kind.label})


def may_score(organization: Organization) -> list[Membership]:
    """Whoever may start partnerships, by name."""
    roles = [role for role, permissions in PERMISSIONS.items() if Permission.PARTNERSHIP_START in permissions]
    here = Membership.objects.filter(organization=organization, role__in=roles, person__left_on__isnull=True)
    return list(here.select_related("person", "user").order_by("person__name", "pk"))


@transaction.atomic
def write_call(
    *,
    organization: Organization,
    words: CallWords,
    by: Person,
    at: datetime,
    call: Call | None = None,
    opens: bool = False,
) -> Call:
    """A new draft, or the draft written anew; where it cannot be opened as asked, nothing is written."""
    check_weights(words.criteria)
    plain = {"title": words.title, "problem": words.problem, "outcome": words.outcome, "due_on": words.due_on}
    if call is None:
        call = Call.objects.create(organization=organization, **plain, created_at=at, created_by=by)
    elif not Call.objects.filter(pk=call.pk, opened_at__isnull=True).update(**plain):
        raise CallStands(_("The call is open, so its words stand: suppliers work from them. Write a new call instead."))
    allowed = {membership.person_id for membership in may_score(organization)}
    for rows in (call.gates, call.criteria, call.missions, call.scorers):
        rows.all().delete()
    Gate.objects.bulk_create(Gate(call=call, position=n, text=text) for n, text in enumerate(words.gates, start=1))
    Criterion.objects.bulk_create(
        Criterion(call=call, position=n, kind=one.kind, text=one.text, weight=one.weight)
        for n, one in enumerate(words.criteria, start=1)
    )
    CallMission.objects.bulk_create(
        CallMission(call=call, position=n, text=one.text, importance=one.importance, promise=one.promise)
        for n, one in enumerate(words.missions, start=1)
    )
    Scorer.objects.bulk_create(Scorer(call=call, person=person) for person in words.scorers if person.pk in allowed)
    call.refresh_from_db()
    return open_call(call=call, at=at) if opens else call


@transaction.atomic
def open_call(*, call: Call, at: datetime) -> Call:
    """From now on bids may come, and the words stand."""
    held = Call.objects.select_for_update().select_related("organization").get(pk=call.pk)
    if held.opened_at is not None:
        raise CallStands(_("The call is open already."))
    if not held.missions.exists():
        raise NotReady(
            _("Name at least one mission that the purchase should serve; that is what bids are held against.")
        )
    if not held.scorers.exists():
        raise NotReady(_("Choose at least one person who scores. Three see more than one."))
    if held.due_on < held.organization.today(at=at):
        raise NotReady(_("The last day for bids is over. Choose a later one."))
    held.opened_at = at
    held.save(update_fields=["opened_at"])
    return held


def throw_away_draft(*, call: Call) -> None:
    if not Call.objects.filter(pk=call.pk, opened_at__isnull=True).delete()[0]:
        raise CallStands(_("The call is open, so it stays. Decide “none of them” to end it."))


def renew_link(*, call: Call) -> None:
    """The link that was sent opens nothing any more."""
    Call.objects.filter(pk=call.pk).update(link_id=uuid.uuid4())
