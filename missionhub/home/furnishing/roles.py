from datetime import datetime
from typing import Any

from missionhub.home.furnishing.pages import day, people_by_name, read_area
from missionhub.organizations.models import Organization, Person, Team
from missions.models import Activity, KeyRole, Outcome
from missions.services.nouns import add_noun
from missions.services.responsibilities import NO_PART, CellChange, assign
from missions.services.roles import add_role, give_role
from missions.services.skills import credit_skill

ROLE_FIELDS = ("name", "purpose", "responsibilities")


def furnish_roles(*, organization: Organization, by: Person, at: datetime) -> None:
    area, people, teams = read_area("roles"), people_by_name(organization), _teams(organization)
    for wanted in area["role"]:
        fields = {name: wanted[name] for name in ROLE_FIELDS} | {"team_id": teams[wanted["team"]]}
        role = add_role(organization=organization, fields=fields, skills=wanted["skills"], by=by, at=at)
        for held in wanted["holders"]:
            days = {name: day(held, name, at=at) for name in ("since", "until")}
            give_role(role=role, person=people[held["person"]], focus=held.get("focus", ""), **days)
        _take_part(role, wanted.get("parts", {}))
    for name, skills in area["skills"].items():
        for skill in skills:
            credit_skill(person=people[name], name=skill)


def furnish_activities(*, organization: Organization, by: Person, at: datetime) -> None:
    teams = _teams(organization)
    for wanted in read_area("activities")["activity"]:
        fields: dict[str, Any] = {"name": wanted["name"], "team_id": teams[wanted["team"]]}
        fields |= {"hours_a_month": wanted.get("hours"), "money_a_year": wanted.get("money")}
        fields |= {"starts_on": day(wanted, "starts", at=at), "ends_on": day(wanted, "ends", at=at)}
        fields |= {"note": wanted.get("note", "")}
        if "outcome" in wanted:
            fields["outcome_id"] = _outcome(organization, wanted["outcome"]).pk
        add_noun(Activity, organization=organization, fields=fields, by=by, at=at)


def _take_part(role: KeyRole, parts: dict[str, str]) -> None:
    for start, kind in parts.items():
        change = CellChange(seen=NO_PART, wanted=kind)
        assign(outcome=_outcome(role.organization, start), changes={role.pk: change})


def _outcome(organization: Organization, start: str) -> Outcome:
    """Outcomes are named by the first words of their title."""
    return Outcome.objects.of(organization).select_related("organization").get(title__startswith=start)


def _teams(organization: Organization) -> dict[str, int]:
    return dict(Team.objects.of(organization).order_by("pk").values_list("name", "pk"))
