from datetime import datetime
from typing import Any

from missionhub.home.furnishing.pages import read_area
from missionhub.organizations.models import Organization, Person
from missions.models import Objective, Outcome, Promise, Stakeholder
from missions.services.nouns import edit_noun
from missions.services.objectives import add_objective


def furnish_objectives(*, organization: Organization, by: Person, at: datetime) -> None:
    """In the order of the file, after the outcomes that show them: a part stands below what it is part of."""
    promises = Promise.objects.of(organization).active().in_order()
    for wanted in read_area("objectives")["objective"]:
        fields: dict[str, Any] = {name: wanted[name].strip() for name in ("name", "why") if name in wanted}
        fields["period"] = str(at.year + wanted.get("years_ahead", 0))
        fields["beneficiary_id"] = Stakeholder.objects.of(organization).get(name=wanted["beneficiary"]).pk
        if "part_of" in wanted:
            fields["parent_id"] = Objective.objects.of(organization).get(name=wanted["part_of"]).pk
        served = [promises.get(text__startswith=start).pk for start in wanted["promises"]]
        objective = add_objective(organization=organization, fields=fields, promises=served, by=by, at=at)
        for outcome in Outcome.objects.of(organization).filter(title__in=wanted.get("outcomes", ())).order_by("pk"):
            under = {"objective_id": objective.pk}
            edit_noun(noun=outcome, lock_version=outcome.lock_version, fields=under, by=by, at=at)
