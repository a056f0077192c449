"""The founder answers first and at once sees which promises the own answer mentions."""

from datetime import datetime
from typing import Any

from alignment.formula import FORMULA_VERSION, SEED
from alignment.scoring import AnswerText, Encoder, Match, PromiseText, read_answers
from alignment.services.statement_tip import statement_tip
from alignment.services.vectors import StoredEncoder
from missionhub.core.crash import crash
from missions.queries import current_version, draft_of, engine_promises
from surveys.models import FounderReading


def answer_founder_reading(*, reading: FounderReading, encoder: Encoder, at: datetime) -> None:
    """Fill the reading's result; does nothing if it has one, was rewritten meanwhile or is gone."""
    if reading.result is not None:
        return
    result = _read(reading=reading, encoder=encoder)
    crash("alignment.founder_read")
    FounderReading.objects.filter(pk=reading.pk, text=reading.text, result__isnull=True).update(
        result=result, read_at=at
    )


def _read(*, reading: FounderReading, encoder: Encoder) -> dict[str, Any]:
    promises = engine_promises(reading.mission)
    version = current_version(reading.mission) or draft_of(reading.mission)
    statement = version.statement if version else ""
    sources = [reading.text, statement, *(text for promise in promises for text in (promise.text, *promise.cues))]
    stored = StoredEncoder(encoder=encoder, organization=reading.organization, sources=sources)
    answer = AnswerText(key="own", text=reading.text)
    read = read_answers(encoder=stored, answers=[answer], promises=promises, mission_text=statement, seed=SEED)
    own = read.answers[0]
    return {
        "text": reading.text,
        "kind": own.kind,
        "promises": _with_matches(promises, own.matches),
        "tip": statement_tip(statement=statement),
        "encoder": {"name": read.encoder, "weights_sha256": read.weights_sha256},
        "engine_version": read.engine_version,
        "formula_version": FORMULA_VERSION,
    }


def _with_matches(promises: list[PromiseText], matches: tuple[Match, ...]) -> list[dict[str, Any]]:
    by_promise = {match.promise: match for match in matches}
    return [{"text": promise.text, "match": _facts(by_promise.get(promise.key))} for promise in promises]


def _facts(match: Match | None) -> dict[str, Any] | None:
    if match is None:
        return None
    return {
        "band": match.band,
        "voiced": match.voiced,
        "strength": match.strength,
        "percentile": match.percentile,
        "start": match.start,
        "end": match.end,
        "shared": [list(span) for span in match.shared],
    }
