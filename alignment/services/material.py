"""Everything that is scored for one round, gathered once so that the release shows exactly what was read."""

import hashlib
import json
from dataclasses import dataclass

from alignment.formula import FORMULA_VERSION
from alignment.queries.calibration import Taught, taught_by_labels
from alignment.queries.counterexamples import counterexamples, with_counterexamples
from alignment.scoring import ENGINE_VERSION, AnswerText, Encoder, PromiseText
from missions.models import MissionVersion
from missions.queries import current_version, draft_of, engine_promises
from surveys.intake import answers_for_scoring, mixed_texts, orders_given
from surveys.models import Round
from surveys.queries import participation
from surveys.questionnaire import PRIORITIES


@dataclass(frozen=True)
class ScoredText:
    """One text to read. Where it has no name it has a team: what is scored of it is counted there."""

    key: str
    text: str
    name: str = ""
    roster_entry_id: int | None = None
    node: int | None = None
    priorities: tuple[str, ...] = ()  # of promises, by their keys, the first first


@dataclass(frozen=True)
class Material:
    organization: str
    version: MissionVersion | None
    promises: tuple[PromiseText, ...]
    entries: tuple[ScoredText, ...]  # alphabetical by name, or in the random order of the mix
    responded: int
    invited: int
    taught: Taught | None  # by labels on earlier rounds

    @property
    def statement(self) -> str:
        return self.version.statement if self.version else ""

    @property
    def lines(self) -> dict[str, float]:
        """The strength from which a match counts, by promise; empty where labels have set none."""
        return {promise.key: self.taught.lines.of(promise.key) for promise in self.promises} if self.taught else {}

    @property
    def answers(self) -> list[AnswerText]:
        return [AnswerText(key=entry.key, text=entry.text, author=entry.name) for entry in self.entries]


def gather(*, round: Round, encoder: Encoder) -> Material:
    """Read the opened answers, promises, statement and labels in force. Imported rounds invited nobody."""
    entries = _named(round) if round.is_attributed else _unnamed(round)
    counts = participation(round) if round.invitations.exists() else None
    responded, invited = counts or (len(entries), len(entries))
    promises = engine_promises(round.mission)
    against = counterexamples(mission_id=round.mission_id, promises=promises)
    return Material(
        organization=round.organization.name,
        version=current_version(round.mission) or draft_of(round.mission),
        promises=with_counterexamples(promises, against),
        entries=tuple(entries),
        responded=responded,
        invited=invited,
        taught=taught_by_labels(
            mission_id=round.mission_id,
            promises=promises,
            weights_sha256=encoder.weights_sha256,
            engine_version=ENGINE_VERSION,
        ),
    )


def _named(round: Round) -> list[ScoredText]:
    rows = sorted(answers_for_scoring(round=round), key=lambda row: (row.name.casefold(), row.roster_entry_id))
    orders = orders_given(round=round, key=PRIORITIES.key)
    return [
        ScoredText(
            str(row.roster_entry_id),
            row.text,
            row.name,
            row.roster_entry_id,
            priorities=tuple(orders.get(row.roster_entry_id, ())),
        )
        for row in rows
    ]


def _unnamed(round: Round) -> list[ScoredText]:
    texts = mixed_texts(round=round)
    return [ScoredText(str(number), text.text, node=text.node) for number, text in enumerate(texts)]


def fingerprint(*, material: Material, encoder: Encoder) -> str:
    """SHA-256 over all that decides the result: same input, same fingerprint, same release."""
    content = {
        "answers": [[answer.key, answer.text, answer.author] for answer in material.answers],
        "promises": [[promise.key, promise.text, *promise.cues] for promise in material.promises],
        "counterexamples": [[promise.key, *promise.counterexamples] for promise in material.promises],
        "organization": material.organization,
        "statement": material.statement,
        "lines": material.lines,
        "weights_sha256": encoder.weights_sha256,
        "engine_version": ENGINE_VERSION,
        "formula_version": FORMULA_VERSION,
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
