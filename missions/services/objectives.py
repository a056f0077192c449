"""This year's focus: why, for whom, and which promises it serves."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person
from missions.models import Objective
from missions.services.editing import SaveOutcome, SaveState
from missions.services.nouns import add_noun, edit_noun


class ObjectiveInItself(DomainError):
    pass


@transaction.atomic
def add_objective(
    *,
    organization: Organization,
    fields: Mapping[str, Any],
    promises: Collection[int] = (),
    by: Person | None,
    at: datetime,
) -> Objective:
    """At the end of the list, serving promises named by their ids."""
    last = Objective.objects.of(organization).aggregate(last=Max("position"))["last"] or 0
    objective = add_noun(Objective, organization=organization, fields={**fields, "position": last + 1}, by=by, at=at)
    objective.promises.add(*promises)
    return objective


@transaction.atomic
def edit_objective(
    *,
    objective: Objective,
    lock_version: int,
    fields: Mapping[str, Any],
    promises: Collection[int],
    seen_promises: Collection[int],
    by: Person | None,
    at: datetime,
) -> SaveOutcome:
    """The words like any other text; of the promises only what was ticked or cleared, whatever others did."""
    _refuse_circle(objective, fields.get("parent_id"))
    outcome = edit_noun(noun=objective, lock_version=lock_version, fields=fields, by=by, at=at)
    ticked, cleared = set(promises) - set(seen_promises), set(seen_promises) - set(promises)
    objective.promises.add(*ticked)
    objective.promises.remove(*cleared)
    if (ticked or cleared) and outcome.state is SaveState.UNCHANGED:
        return replace(outcome, state=SaveState.SAVED)
    return outcome


def _refuse_circle(objective: Objective, parent_id: int | None) -> None:
    parents = dict(Objective.objects.of(objective.organization).values_list("pk", "parent_id"))
    above, passed = parent_id, set()
    while above is not None and above not in passed:
        if above == objective.pk:
            raise ObjectiveInItself(_("An objective cannot be a part of itself or of its own parts. Choose another."))
        passed.add(above)
        above = parents.get(above)
