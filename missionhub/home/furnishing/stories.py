from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from missionhub.home.furnishing.pages import day, people_by_name, read_area
from missionhub.organizations.models import Organization, Person
from missions.models import Promise
from missions.services.stories import create_story_link, tell_story, tell_story_by_link


def furnish_stories(*, organization: Organization, by: Person, at: datetime) -> None:
    """Some are told by colleagues and shown, some come by the poster at a door and wait to be read."""
    people = people_by_name(organization)
    area = read_area("stories")
    link = create_story_link(organization=organization, name=area["poster"], by=by, at=at - timedelta(days=90))
    promises = Promise.objects.of(organization).active().in_order()
    for wanted in area["story"]:
        fields: dict[str, Any] = {"text": wanted["text"].strip(), "happened_on": day(wanted, "happened", at=at)}
        fields["who_benefited"] = wanted.get("who_benefited", "")
        fields["may_be_public"] = wanted.get("may_be_public", False)
        fields["promise"] = promises.get(text__startswith=wanted["promise"]) if "promise" in wanted else None
        told_at = at - timedelta(days=wanted["told_days_ago"])
        if "teller" not in wanted:
            fields["teller_name"] = wanted.get("teller_name", "")
            tell_story_by_link(link=link, fields=fields, submission_id=uuid4(), at=told_at)
            continue
        tell_story(
            organization=organization,
            fields=fields,
            submission_id=uuid4(),
            by=people[wanted["teller"]],
            is_shown=not wanted.get("waits", False),
            at=told_at,
        )
