"""What a person reads in a whole answer, said of every promise at once. Nothing released changes (ADR 9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from alignment.models import Breach, Denial, Disagreement, Label, ReleasedAnswer, ReleasedMatch
from alignment.services.label import label
from missionhub.organizations.models import Person


class Reading(StrEnum):
    NO = "no"
    YES = "yes"
    NOT_KEPT = "not_kept"


@dataclass(frozen=True)
class Said:
    """`words`: the span of the sentence that says so; none is the one found, or the closest."""

    reading: Reading
    words: Sequence[int] = ()


@transaction.atomic
def look_through(*, answer: ReleasedAnswer, said: Mapping[int, Said], by: Person, at: datetime) -> None:
    """Keep what the person says, by match; of the others nothing. Raises CannotBeLabeled for an answer left out.

    Said again it replaces what the same person said before; what others said stays.
    """
    for match in answer.matches.filter(pk__in=said):
        _say(match, said[match.pk], by=by, at=at)


def _say(match: ReleasedMatch, said: Said, *, by: Person, at: datetime) -> None:
    shows = said.reading != Reading.NO
    label(match=match, shows=shows, by=by, at=at)
    Disagreement.objects.filter(match=match, person=by).delete()
    if shows != match.is_voiced:
        Disagreement.objects.bulk_create(
            Disagreement(match=match, person=by, sentence=place, created_at=at, claim=list(said.words) if shows else [])
            for place in range(match.sentences if match.is_voiced else 1)
        )
        Label.objects.filter(match=match, person=by).delete()
    if said.reading != Reading.NOT_KEPT:
        Breach.objects.filter(match=match, person=by).delete()
        return
    Breach.objects.update_or_create(match=match, person=by, defaults={"claim": list(said.words), "created_at": at})
    Denial.objects.filter(match=match, person=by).delete()
