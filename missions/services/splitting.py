"""One promise that holds several becomes several."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alignment.scoring import content_stems
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import MissionVersion, Promise
from missions.queries import find_phrase
from missions.services.promises import add_promise, confirm_promises, edit_promise, reorder_promises
from missions.wording.marks import places_of_parts

FEWEST = 2


class NothingToSplit(DomainError):
    pass


class PromiseMovedOn(DomainError):
    pass


@transaction.atomic
def split_promise(
    *, promise: Promise, lock_version: int, texts: Sequence[str], by: Person | None, at: datetime
) -> list[Promise]:
    """The promise keeps the first text, its definition and its history; the others follow behind it.

    Each keeps the weight of the whole, and counts as confirmed if the whole did. The words of the statement that the
    whole stood on are shared out, so that each points at its own; cues go to each text they share a word with, else to
    the first. All of it happens, or nothing: if somebody changed the words meanwhile, the caller still holds what was
    typed.
    """
    texts = list(dict.fromkeys(capfirst(text) for line in texts if (text := " ".join(line.split()))))
    if len(texts) < FEWEST:
        raise NothingToSplit(_("Write at least two promises, each on a line of its own."))
    statement = _newest_statement(promise)
    phrases = _phrases(texts, statement=statement, whole=promise.phrase)
    first, *rest = [_fields_of(text, phrase, cues=promise.cues) for text, phrase in zip(texts, phrases, strict=True)]
    placed = {cue for fields in rest for cue in fields["cues"]}
    cues = [cue for cue in promise.cues if cue in first["cues"] or cue not in placed]
    kept = {**first, "cues": cues}
    if edit_promise(promise=promise, lock_version=lock_version, fields=kept, by=by, at=at).is_conflict:
        raise PromiseMovedOn(_moved_on(promise))
    promise.refresh_from_db()
    added = [
        add_promise(mission=promise.mission, fields={**fields, "weight": promise.weight}, by=by, at=at)
        for fields in rest
    ]
    _bring_behind(promise, added)
    if promise.is_confirmed:
        confirm_promises(promises=added, by=by, at=at)
    return [promise, *added]


def _moved_on(promise: Promise) -> str:
    current = Promise.objects.get(pk=promise.pk)
    if current.retired_at is not None:
        return _("Somebody dropped this promise after you opened it. Add your lines as new promises instead.")
    return _(
        "Somebody changed this promise after you opened it. It now reads “%(text)s”. "
        "Your lines are still here: look at them again, then save."
    ) % {"text": current.text}


def _newest_statement(promise: Promise) -> str:
    newest = MissionVersion.objects.filter(mission=promise.mission_id).newest_first().first()
    return newest.statement if newest else ""


def _phrases(texts: Sequence[str], *, statement: str, whole: str) -> list[str]:
    """The words of the whole, shared out; as the text stands in the statement where there are none."""
    passage = whole if find_phrase(statement, whole) else ""
    places = [find_phrase(passage, text) for text in texts]
    if None in places:
        places = places_of_parts(passage, texts)
    found = [passage[slice(*place)] if place else "" for place in places]
    phrases = [phrase or _standing(text, statement) for text, phrase in zip(texts, found, strict=True)]
    return phrases if any(phrases) else [whole, *phrases[1:]]


def _standing(text: str, statement: str) -> str:
    place = find_phrase(statement, text)
    return statement[slice(*place)] if place else ""


def _fields_of(text: str, phrase: str, *, cues: Sequence[str]) -> dict[str, Any]:
    return {
        "text": text,
        "phrase": phrase,
        "cues": [cue for cue in cues if content_stems(cue) & content_stems(text)],
    }


def _bring_behind(promise: Promise, added: Sequence[Promise]) -> None:
    new = [row.pk for row in added]
    active = Promise.objects.filter(mission=promise.mission_id).active().in_order().values_list("pk", flat=True)
    order = [pk for pk in active if pk not in new]
    place = order.index(promise.pk) + 1
    reorder_promises(mission=promise.mission, order=order[:place] + new + order[place:])
