"""What a party's own stakeholders say of the partnership: the state of its rounds, and what others tell of theirs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import get_language

from alignment.queries.staff.coded import score_of
from partnerships.models import Hearing, Party
from surveys.models import ReleasedFigure, Round
from surveys.questionnaire import Kind, say


class State(StrEnum):
    OPEN = "open"
    MIXING = "mixing"
    TOO_FEW = "too_few"
    READY = "ready"
    GONE = "gone"  # the round was deleted; what was shared of it stands here


@dataclass(frozen=True)
class Heard:
    """One sentence and its coded score in 0 … 100, of n people."""

    text: str
    words: str
    n: int


@dataclass(frozen=True)
class Asked:
    hearing: Hearing
    is_ours: bool
    state: State
    heard: list[Heard]

    @property
    def is_shared(self) -> bool:
        return self.hearing.shared_at is not None


def hearings_seen_by(party: Party) -> list[Asked]:
    """The newest first. Of another party's only what it copied here when it shared."""
    rows = Hearing.objects.seen_by(party).select_related("party", "round")
    return [asked_as_seen(row, party) for row in rows.order_by("-asked_at", "-pk")]


def asked_as_seen(hearing: Hearing, party: Party) -> Asked:
    if hearing.party_id != party.pk:
        return Asked(hearing, is_ours=False, state=State.GONE, heard=_in_words(hearing.figures))
    figures = hearing.figures or (released_scores(hearing.round) if hearing.round else [])
    return Asked(hearing, is_ours=True, state=_state(hearing.round, figures), heard=_in_words(figures))


def released_scores(round: Round) -> list[dict[str, Any]]:
    """Each rated sentence in its languages with the coded score of everybody, as the round released it."""
    told = ReleasedFigure.objects.as_released().filter(round=round, node__parent=None, measure="mean")
    found = {(figure.question_key, figure.item_key): figure for figure in told}
    rated = (question for question in round.questionnaire if question.kind == Kind.RATING)
    return [
        {"text": item.text, "n": figure.n, "value": figure.value}
        for question in rated
        for item in question.items
        if (figure := found.get((question.key, item.key)))
    ]


def _in_words(figures: list[dict[str, Any]]) -> list[Heard]:
    language = get_language() or "en"
    return [Heard(say(one["text"], language), score_of(one["value"], one["n"]).words, one["n"]) for one in figures]


def _state(round: Round | None, figures: list[dict[str, Any]]) -> State:
    if round is None:
        return State.GONE
    if round.is_open:
        return State.OPEN
    if round.released_at is None:
        return State.MIXING
    return State.READY if figures else State.TOO_FEW
