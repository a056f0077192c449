from datetime import datetime
from typing import Any

from missionhub.home.furnishing.pages import day, people_by_name, read_area
from missionhub.organizations.models import Organization, Person
from missions.services.stakeholders import add_engagement, add_stakeholder

PLAIN = ("name", "kind", "power", "interest", "stance", "expectation", "note")


def furnish_stakeholders(*, organization: Organization, by: Person, at: datetime) -> None:
    people = people_by_name(organization)
    for wanted in read_area("stakeholders")["stakeholder"]:
        fields: dict[str, Any] = {name: wanted[name] for name in PLAIN if name in wanted}
        if "steward" in wanted:
            fields["steward_id"] = people[wanted["steward"]].pk
        stakeholder = add_stakeholder(organization=organization, fields=fields, by=by, at=at)
        for held in wanted.get("engagement", ()):
            add_engagement(stakeholder=stakeholder, text=held["text"], held_on=day(held, "held", at=at), by=by, at=at)
