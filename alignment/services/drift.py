"""Reads the signals whose basis has changed; killed at any moment, they are simply still due."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from alignment.formula import FORMULA_VERSION, SEED
from alignment.measures.divergence import divergence_of_figures, divergence_of_people
from alignment.measures.drift import (
    Item,
    Signal,
    Verdict,
    decisions_signal,
    money_signal,
    programme_signal,
    voice_signal,
    words_signal,
)
from alignment.measures.shares import gap
from alignment.models import DriftAnswer, DriftSignal
from alignment.queries.drift.basis import Basis, Kind, Reason
from alignment.queries.drift.due import drift_inputs, read_so_far
from alignment.queries.drift.programme import Programme
from alignment.queries.drift.sharing import Sharing
from alignment.queries.drift.voice import People, Published
from alignment.queries.drift.wording import Wordings
from alignment.scoring import ENGINE_VERSION, Encoder, likeness, match_strengths
from alignment.services.vectors import StoredEncoder
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from missions.models import Mission
from surveys.disclosure import coded_share


class NothingToAnswer(DomainError):
    """The signal did not move."""


def read_drift(*, mission: Mission, encoder: Encoder | None, at: datetime) -> list[DriftSignal]:
    """Return the rows written. Without an encoder words and programme wait. Encodes outside any transaction."""
    known = read_so_far(mission)
    due = [
        basis
        for basis in drift_inputs(mission, on=mission.organization.today(at=at))
        if known.get(basis.kind) != basis.fingerprint and not (basis.needs_encoder and encoder is None)
    ]
    stored = StoredEncoder(encoder=encoder, organization=mission.organization) if encoder else None
    read = [(basis, _signal(basis, stored)) for basis in due]
    return [row for basis, found in read if (row := _write(mission, basis, found, encoder=encoder, at=at))]


@transaction.atomic
def say_whether_intended(
    *, signal: DriftSignal, intent: DriftAnswer.Intent, note: str, by: Person, at: datetime
) -> DriftAnswer:
    """The newest word counts; what was said before stays beside it. The same word again changes nothing."""
    if not signal.has_moved:
        raise NothingToAnswer(_("This signal shows no movement, so there is nothing to answer."))
    DriftSignal.objects.select_for_update().get(pk=signal.pk)
    last = DriftAnswer.objects.filter(signal=signal).newest_first().first()
    if last and (last.intent, last.note, last.said_by_id) == (intent, note.strip(), by.pk):
        return last
    return DriftAnswer.objects.create(signal=signal, intent=intent, note=note.strip(), said_by=by, said_at=at)


def _signal(basis: Basis, encoder: StoredEncoder | None) -> Signal:
    if basis.reason:
        return Signal(Verdict.CANNOT_TELL, n=0)
    return _ENGINES[basis.kind](basis.engine, encoder)


def _words(wordings: Wordings, encoder: Any) -> Signal:
    alike = likeness(encoder=encoder, before=wordings.before, after=wordings.after)
    return words_signal(likeness=alike, share=wordings.promises.share)


def _programme(programme: Programme, encoder: Any) -> Signal:
    texts = [each.row.text for each in programme.doings]
    strengths = match_strengths(encoder=encoder, texts=texts, promises=programme.promises).max(axis=1)
    pairs = zip(programme.doings, strengths, strict=True)
    return programme_signal([Item(float(strength), each.before, each.now) for each, strength in pairs])


def _people(people: People, _encoder: Any) -> Signal:
    found = divergence_of_people(people.before, people.after, seed=SEED)
    return voice_signal(found, n=len(people.after), n_before=len(people.before))


def _published(published: Published, _encoder: Any) -> Signal:
    """Drawn from the released percentages, and coded as they were: no answer is looked at."""
    earlier, later = published.people
    found = divergence_of_figures(
        published.before,
        published.after,
        people=published.people,
        code=lambda count, n: coded_share(count, n).percent,
        seed=SEED,
    )
    return voice_signal(found, n=later, n_before=earlier)


def _sharing(sharing: Sharing, _encoder: Any) -> Signal:
    return money_signal(
        gap=gap(sharing.now, sharing.weights),
        before=gap(sharing.before, sharing.weights_before),
        n=sharing.n,
        n_before=sharing.n_before,
    )


_ENGINES: Mapping[str, Callable[[Any, Any], Signal]] = {
    Kind.WORDS: _words,
    Kind.PROGRAMME: _programme,
    Kind.VOICE_NAMED: _people,
    Kind.VOICE_UNNAMED: _published,
    Kind.MONEY: _sharing,
    Kind.HOURS: _sharing,
    Kind.DECISIONS: lambda tested, _encoder: decisions_signal(**vars(tested)),
}


@transaction.atomic
def _write(mission: Mission, basis: Basis, found: Signal, *, encoder: Encoder | None, at: datetime) -> Any:
    """The next row of its kind; None if another worker wrote the same one first."""
    Mission.objects.select_for_update().get(pk=mission.pk)
    last = DriftSignal.objects.filter(mission=mission, kind=basis.kind).order_by("-number").first()
    if last is not None and last.fingerprint == basis.fingerprint:
        return None
    names = ("value", "before", "change", "low", "high", "chance_line", "p_value", "n", "n_before")
    used = encoder if basis.needs_encoder else None
    return DriftSignal.objects.create(
        mission=mission,
        kind=basis.kind,
        number=last.number + 1 if last else 1,
        from_version=basis.from_version,
        to_version=basis.to_version,
        from_round=basis.from_round,
        to_round=basis.to_round,
        since=basis.since,
        until=basis.until,
        verdict=found.verdict.value,
        reason=_reason(basis, found),
        facts=basis.facts,
        encoder=used.name if used else "",
        weights_sha256=used.weights_sha256 if used else "",
        engine_version=ENGINE_VERSION,
        formula_version=FORMULA_VERSION,
        fingerprint=basis.fingerprint,
        read_at=at,
        **{name: getattr(found, name) for name in names},
    )


def _reason(basis: Basis, found: Signal) -> str:
    """What the basis says; else, where an engine finds too little, that there were too few."""
    if found.verdict is not Verdict.CANNOT_TELL:
        return ""
    return basis.reason or str(Reason.FEW_ITEMS)
