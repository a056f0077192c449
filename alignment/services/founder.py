"""The founder answers first and at once sees which promises the own answer mentions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from alignment.formula import FORMULA_VERSION, SEED
from alignment.queries.founder_inputs import FounderInputs, founder_inputs
from alignment.scoring import AnswerText, Encoder, Match, PromiseText, read_answers
from alignment.services.statement_tip import statement_tip
from alignment.services.vectors import StoredEncoder
from missionhub.core.crash import crash
from missionhub.organizations.models import Organization
from surveys.models import FounderReading


def answer_founder_reading(*, reading: FounderReading, encoder: Encoder, at: datetime) -> None:
    """Fill the result, unless it stands for what the text is read against now. Leaves a text rewritten meanwhile."""
    inputs = founder_inputs(reading)
    if reading.result is not None and reading.result["fingerprint"] == inputs.fingerprint:
        return
    result = _read(inputs=inputs, organization=reading.organization, encoder=encoder)
    crash("alignment.founder_read")
    FounderReading.objects.filter(pk=reading.pk, text=reading.text).update(result=result, read_at=at)


def _read(*, inputs: FounderInputs, organization: Organization, encoder: Encoder) -> dict[str, Any]:
    read = read_answers(
        encoder=StoredEncoder(encoder=encoder, organization=organization),
        answers=[AnswerText(key="own", text=inputs.text)],
        promises=inputs.promises,
        mission_text=inputs.statement,
        own_names=[inputs.organization],
        seed=SEED,
    )
    own = read.answers[0]
    return {
        "text": inputs.text,
        "kind": own.kind,
        "promises": _with_matches(inputs.promises, own.matches),
        "tip": statement_tip(statement=inputs.statement),
        "encoder": {"name": read.encoder, "weights_sha256": read.weights_sha256},
        "engine_version": read.engine_version,
        "formula_version": FORMULA_VERSION,
        "fingerprint": inputs.fingerprint,
    }


def _with_matches(promises: Sequence[PromiseText], matches: tuple[Match, ...]) -> list[dict[str, Any]]:
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
        "also": [list(span) for span in match.also],
        "nearest": list(match.nearest or ()),
    }
