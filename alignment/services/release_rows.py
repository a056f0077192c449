"""From what the engine read to the rows of a release. Called inside one short transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from alignment.formula import FORMULA_VERSION
from alignment.measures.consensus import Basis
from alignment.models import Release, ReleasedAnswer, ReleasedMatch, ReleasedPromise
from alignment.scoring import VOICED_STRENGTH, AnswerReading, Encoder, RoundReading, Theme
from alignment.services.chain_texts import may_show_texts
from alignment.services.disagreement import carry_over
from alignment.services.likeness import write_likeness
from alignment.services.material import Material, fingerprint
from alignment.services.text_figures import coded_consensus, text_figures
from alignment.services.themes import theme_figures, write_themes
from missionhub.core.crash import crash
from surveys.figures import Rules
from surveys.models import AS_RELEASED, READ_AGAIN_NEEDS, Round
from surveys.services import freeze_figures, rules_of


def write_release(
    *,
    round: Round,
    edition: int,
    material: Material,
    reading: RoundReading,
    themes: Sequence[Theme],
    alike: Basis | None,
    encoder: Encoder,
    at: datetime,
) -> Release:
    shows_texts = may_show_texts(round=round, material=material, reading=reading)
    release = Release.objects.create(
        round=round,
        edition=edition,
        mission_version=material.version,
        mission_number=material.version.number if material.version else None,
        mission_statement=material.statement,
        encoder=reading.encoder,
        weights_sha256=reading.weights_sha256,
        engine_version=reading.engine_version,
        formula_version=FORMULA_VERSION,
        fingerprint=fingerprint(material=material, encoder=encoder),
        released_at=at,
        invited=material.invited,
        responded=material.responded,
        counted=len(reading.counted) if shows_texts else 0,
        calibration=material.taught.facts if material.taught else {},
        summary=_summary(round),
        **_shown_figures(round, edition, reading, shows_texts=shows_texts),
    )
    crash("alignment.release_half_written")
    promises = _write_promises(release=release, material=material)
    if round.is_attributed:
        answers = _write_answers(release=release, material=material, reading=reading)
        _write_matches(reading=reading, answers=answers, promises=promises)
        write_likeness(release=release, found=alike, reading=reading, answers=answers)
        write_themes(release=release, themes=themes, answers=answers, promises=promises)
        carry_over(release=release, at=at)
    elif shows_texts:
        _freeze_text_figures(round=round, edition=edition, material=material, reading=reading, themes=themes)
    return release


def _shown_figures(round: Round, edition: int, reading: RoundReading, *, shows_texts: bool) -> dict[str, Any]:
    if round.is_attributed:
        return _figures(reading)
    return coded_consensus(rules=_rules(round, edition), reading=reading) if shows_texts else {}


def _rules(round: Round, edition: int) -> Rules:
    """The frozen tree and minimums; of a later reading nothing but the whole."""
    return rules_of(round) if edition == AS_RELEASED else rules_of(round).of_the_whole(READ_AGAIN_NEEDS)


def _freeze_text_figures(
    *, round: Round, edition: int, material: Material, reading: RoundReading, themes: Sequence[Theme]
) -> None:
    """No text, name or reading of one answer leaves a round without names."""
    asked = round.questionnaire.scored_text
    if asked is None:
        return
    rules = _rules(round, edition).asked_of(asked)
    figures = list(text_figures(rules=rules, material=material, reading=reading, question=asked.key))
    if themes:
        figures += theme_figures(
            round=round, rules=rules, material=material, reading=reading, themes=themes, asked=asked
        )
    if edition == AS_RELEASED or {figure.n for figure in figures} == _people_as_released(round):
        freeze_figures(round=round, figures=figures, edition=edition)


def _people_as_released(round: Round) -> set[int]:
    """A reading that counted one person more or fewer would tell of that person, so it shows nothing."""
    figures = round.figures.as_released().filter(measure="shows_mission", node__parent=None)
    return set(figures.values_list("n", flat=True))


def _figures(reading: RoundReading) -> dict[str, Any]:
    figures: dict[str, Any] = {"promise_agreement": reading.promise_agreement}
    if share := reading.voiced_share:
        figures |= {
            "mentioning": share.successes,
            "mentioning_share": share.value,
            "mentioning_low": share.low,
            "mentioning_high": share.high,
        }
    if alike := reading.consensus:
        names = ("value", "low", "high", "raw", "baseline", "chance_line", "p_value", "beats_chance")
        figures |= {f"consensus_{name}": getattr(alike, name) for name in names}
    return figures


def _summary(round: Round) -> dict[str, Any]:
    return {
        "title": round.title,
        "question": round.question_text,
        "label": round.label,
        "opened_at": _moment(round.opened_at),
        "closed_at": _moment(round.closed_at),
        "opened_up_at": _moment(round.opened_up_at),
        "closed_by_hand": round.closed_by_id is not None,
    }


def _moment(value: datetime | None) -> str | None:
    return value.isoformat() if value else None


def _write_promises(*, release: Release, material: Material) -> dict[str, ReleasedPromise]:
    rows = [
        ReleasedPromise(
            release=release,
            promise_id=int(promise.key),
            position=position,
            text=promise.text,
            cues=list(promise.cues),
            counterexamples=list(promise.counterexamples),
            line=material.lines.get(promise.key, VOICED_STRENGTH),
        )
        for position, promise in enumerate(material.promises, start=1)
    ]
    ReleasedPromise.objects.bulk_create(rows)
    return {promise.key: row for promise, row in zip(material.promises, rows, strict=True)}


def _write_answers(*, release: Release, material: Material, reading: RoundReading) -> dict[str, ReleasedAnswer]:
    readings = {answer.answer: answer for answer in reading.answers}
    exclusions = dict(reading.excluded)
    pair = reading.furthest_pair or ()
    rows: dict[str, ReleasedAnswer] = {}
    for position, entry in enumerate(material.entries, start=1):
        key = entry.key
        rows[key] = ReleasedAnswer(
            release=release,
            roster_entry_id=entry.roster_entry_id,
            position=position,
            name=entry.name,
            text=entry.text,
            kind=readings[key].kind,
            exclusion=exclusions.get(key, ""),
            priorities=list(entry.priorities),
            is_in_pair=key in pair,
        )
    ReleasedAnswer.objects.bulk_create(rows.values())
    _link_repeats(readings=readings, rows=rows)
    return rows


def _link_repeats(*, readings: dict[str, AnswerReading], rows: dict[str, ReleasedAnswer]) -> None:
    repeats = [(rows[key], rows[reading.duplicate_of]) for key, reading in readings.items() if reading.duplicate_of]
    for row, first in repeats:
        row.duplicate_of = first
    ReleasedAnswer.objects.bulk_update([row for row, _ in repeats], ["duplicate_of"])


def _write_matches(
    *, reading: RoundReading, answers: dict[str, ReleasedAnswer], promises: dict[str, ReleasedPromise]
) -> None:
    ReleasedMatch.objects.bulk_create(
        ReleasedMatch(
            answer=answers[answer.answer],
            promise=promises[match.promise],
            strength=match.strength,
            percentile=match.percentile,
            band=match.band,
            is_voiced=match.voiced,
            start=match.start,
            end=match.end,
            shared=[list(span) for span in match.shared],
            also=[list(span) for span in match.also],
            nearest=list(match.nearest or ()),
            sentences=1 + len(match.also),
        )
        for answer in reading.answers
        for match in answer.matches
    )
