"""Promises read from the words of the mission, for people to confirm."""

from datetime import datetime

from django.db import transaction
from django.utils.text import capfirst

from alignment.scoring import propose_promises as read_promises
from missionhub.organizations.models import Person
from missions.models import Mission, MissionVersion, Promise
from missions.queries.highlights import find_phrase
from missions.services.promises import add_promise, retire_promise


@transaction.atomic
def propose_promises(*, mission: Mission, by: Person | None, at: datetime) -> list[Promise]:
    """Add what the newest text promises. What is there, or was retired, is not proposed again.

    Earlier proposals that nobody confirmed or edited go when their words have left the text.
    """
    newest = MissionVersion.objects.filter(mission=mission).newest_first().first()
    statement = newest.statement if newest else ""
    for promise in stale_proposals(mission=mission, statement=statement):
        retire_promise(promise=promise, by=by, at=at)
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
        text = capfirst(" ".join(proposed.text.split())[: Promise._meta.get_field("text").max_length])
        fields = {"phrase": phrase, "text": text}
        found.append(add_promise(mission=mission, fields=fields, by=by, at=at))
    return found


def stale_proposals(*, mission: Mission, statement: str) -> list[Promise]:
    """Proposals untouched by anybody, of words that no longer stand in the statement."""
    untouched = Promise.objects.filter(mission=mission, lock_version=1).exclude(phrase="").unconfirmed().in_order()
    return [promise for promise in untouched if find_phrase(statement, promise.phrase) is None]


@transaction.atomic
def renew_proposals(*, mission: Mission, by: Person | None, at: datetime) -> None:
    """While a mission is first written, its proposals follow the text; once one is confirmed, people lead."""
    is_young = not MissionVersion.objects.filter(mission=mission).published().exists()
    has_own = Promise.objects.filter(mission=mission).active().exclude(confirmed_at=None, lock_version=1).exists()
    draft = MissionVersion.objects.filter(mission=mission).newest_first().first()
    if is_young and not has_own and draft and stale_proposals(mission=mission, statement=draft.statement):
        propose_promises(mission=mission, by=by, at=at)


def _words(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .,;:")
