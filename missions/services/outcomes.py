"""What people do with outcomes beside editing their text: begin one, tie it to promises, plan the way."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person
from missions.models import Contribution, Milestone, Outcome, Promise, Skill
from missions.services.editing import SaveOutcome
from missions.services.nouns import add_noun, edit_noun


class PartOfItself(DomainError):
    pass


class PromiseFromElsewhere(DomainError):
    pass


@transaction.atomic
def add_outcome(
    *, organization: Organization, fields: Mapping[str, Any], promises: Iterable[Promise] = (), by: Person | None,
    at: datetime,
) -> Outcome:  # fmt: skip
    """An outcome at the end of the list, tied to the promises it serves."""
    last = Outcome.objects.of(organization).aggregate(last=Max("position"))["last"] or 0
    outcome = add_noun(Outcome, organization=organization, fields={**fields, "position": last + 1}, by=by, at=at)
    for promise in promises:
        tie_to_promise(outcome=outcome, promise=promise)
    return outcome


def tie_to_promise(*, outcome: Outcome, promise: Promise, text: str = "", weight: int = 1) -> Contribution:
    """Say how the outcome serves a promise; said again, the newer words stand."""
    if promise.mission.organization_id != outcome.organization_id:
        raise PromiseFromElsewhere(_("That promise belongs to another organization."))
    contribution, _made = Contribution.objects.update_or_create(
        outcome=outcome, promise=promise, defaults={"text": text.strip(), "weight": weight}
    )
    return contribution


def untie_from_promise(*, contribution: Contribution) -> None:
    contribution.delete()


def add_milestone(*, outcome: Outcome, name: str, due_on: date, value: Decimal | None = None) -> Milestone:
    return Milestone.objects.create(outcome=outcome, name=name, due_on=due_on, value=value)


def finish_milestone(*, milestone: Milestone, on: date | None) -> None:
    """Done on a day, or not done after all."""
    milestone.done_on = on
    milestone.save(update_fields=["done_on"])


def remove_milestone(*, milestone: Milestone) -> None:
    milestone.delete()


@transaction.atomic
def choose_skills(*, outcome: Outcome, names: Iterable[str]) -> None:
    """Exactly these skills are needed; a name nobody used yet becomes one of the organization's skills."""
    wanted = dict.fromkeys(" ".join(name.split()) for name in names)
    known = {skill.name.casefold(): skill for skill in Skill.objects.of(outcome.organization).by_name()}
    skills = [
        known.get(name.casefold()) or Skill.objects.create(organization=outcome.organization, name=name)
        for name in wanted
        if name
    ]
    outcome.skills.set(skills)


def refuse_circle(*, outcome: Outcome, parent_id: int | None) -> None:
    """An outcome is no part of itself, nor of its own parts."""
    above = dict(Outcome.objects.of(outcome.organization).values_list("pk", "parent_id"))
    seen: set[int] = set()
    while parent_id is not None and parent_id not in seen:
        if parent_id == outcome.pk:
            raise PartOfItself(_("An outcome cannot be part of itself or of its own parts. Choose another whole."))
        seen.add(parent_id)
        parent_id = above.get(parent_id)


@transaction.atomic
def choose_secondary_parents(*, outcome: Outcome, parents: Iterable[Outcome]) -> None:
    """Where it is shown besides; it counts only towards its one primary whole."""
    outcome.secondary_parents.set([row for row in parents if row.pk not in {outcome.pk, outcome.parent_id}])


@transaction.atomic
def save_outcome(
    *, outcome: Outcome, lock_version: int, fields: Mapping[str, Any], by: Person | None, at: datetime
) -> SaveOutcome:
    """What was typed, unless it would make the outcome part of itself."""
    refuse_circle(outcome=outcome, parent_id=fields.get("parent_id"))
    return edit_noun(noun=outcome, lock_version=lock_version, fields=fields, by=by, at=at)
