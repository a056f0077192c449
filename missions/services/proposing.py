"""Promises read from the words of the mission, for people to confirm."""

from datetime import datetime

from django.db import transaction
from django.utils.text import capfirst

from alignment.scoring import propose_promises as read_promises
from missionhub.organizations.models import Person
from missions.models import Mission, MissionVersion, Promise
from missions.services.promises import add_promise


@transaction.atomic
def propose_promises(*, mission: Mission, by: Person | None, at: datetime) -> list[Promise]:
    """Add what the newest text promises. What is there, or was retired, is not proposed again."""
    newest = MissionVersion.objects.filter(mission=mission).newest_first().first()
    statement = newest.statement if newest else ""
    known = {
        _words(text)
        for pair in Promise.objects.filter(mission=mission).values_list("phrase", "text")
        for text in pair
        if text
    }
    found = []
    for proposed in read_promises(statement, own_names=[mission.organization.name]):
        phrase = statement[proposed.start : proposed.end]
        if _words(phrase) in known or _words(proposed.text) in known:
            continue
        text = capfirst(proposed.text[: Promise._meta.get_field("text").max_length])
        fields = {"phrase": phrase, "text": text}
        found.append(add_promise(mission=mission, fields=fields, by=by, at=at))
    return found


def _words(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .,;:")
