from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from alignment.models import Breach, Disagreement, Release, ReleasedMatch
from alignment.queries.match_key import keys_in, keys_of_released
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from surveys.models import FounderReading


class MatchGone(DomainError):
    """The own answer was read again, or its round has closed."""


@transaction.atomic
def disagree(*, match: ReleasedMatch, by: Person, at: datetime, sentence: int = 0, claim: Sequence[int] = ()) -> bool:
    """Record that the person finds the match of one sentence wrong, or take it back. True if it now stands.

    `claim`: the span of the words by which they count a match that was not counted.
    """
    withdrawn, _rows = Disagreement.objects.filter(match=match, person=by, sentence=sentence).delete()
    if withdrawn:
        return False
    kept = [] if match.is_voiced else list(claim)
    Disagreement.objects.get_or_create(
        match=match, person=by, sentence=sentence, defaults={"created_at": at, "claim": kept}
    )
    return True


@transaction.atomic
def disagree_ahead(*, reading: FounderReading, key: str, claim: Sequence[int] = ()) -> bool:
    """Record on the own answer that its writer finds the match wrong, or take it back. True if it now stands.

    `claim`: the span of the words by which it counts, where it was missed.
    """
    own = _locked(reading, key)
    stands = key not in own.disputed
    own.disputed = sorted({*own.disputed, key} if stands else {*own.disputed} - {key})
    claims = {**own.said.get("claims", {})}
    claims.pop(key, None)
    own.said = {**own.said, "claims": {**claims, key: list(claim)} if stands and claim else claims}
    own.save(update_fields=["disputed", "said"])
    return stands


@transaction.atomic
def say_against_ahead(*, reading: FounderReading, key: str) -> bool:
    """Record that the own answer speaks against the promise, or take it back. True if it now stands."""
    own = _locked(reading, key)
    against = {*own.said.get("against", [])}
    own.said = {**own.said, "against": sorted(against ^ {key})}
    own.save(update_fields=["said"])
    return key not in against


def _locked(reading: FounderReading, key: str) -> FounderReading:
    own = FounderReading.objects.select_for_update().filter(pk=reading.pk).first()
    if own is None or key not in keys_in(own.result):
        raise MatchGone(_("This match is not there any more. Look at the promises as they are read now."))
    return own


def carry_over(*, release: Release, at: datetime) -> None:
    """What the opener said of the same matches of the own answer, ahead. Part of the transaction that writes them.

    A release is written once, so this happens once, whatever is killed or run again.
    """
    round = release.round
    writer, said = round.opened_by_id, round.said_ahead
    if not (round.disputed_ahead or said) or writer is None:
        return
    own = ReleasedMatch.objects.filter(answer__release=release, answer__roster_entry__person=writer)
    keyed = [(match, keys_of_released(match)) for match in own.select_related("answer", "promise").order_by("pk")]
    claims = said.get("claims", {})
    Disagreement.objects.bulk_create(
        Disagreement(match=match, person_id=writer, sentence=sentence, created_at=at, claim=claims.get(key, []))
        for match, keys in keyed
        for sentence, key in enumerate(keys)
        if key in round.disputed_ahead
    )
    Breach.objects.bulk_create(
        Breach(match=match, person_id=writer, created_at=at)
        for match, keys in keyed
        if keys[0] in said.get("against", [])
    )
