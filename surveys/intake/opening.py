"""After closing: unseal, store beside the names or mix, destroy the key. Safe to repeat at any point."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from nacl.public import SealedBox

from missionhub.core.crash import crash
from missionhub.core.errors import DomainError
from surveys.events import answers_opened
from surveys.intake.keys import destroy_key, private_key, stored_keys
from surveys.intake.mixing import knowing_texts, mix
from surveys.intake.receiving import carry_over, open_round_of
from surveys.models import RosterEntry, Round
from surveys.models.answers import Answer, AttributedAnswer, Intake, PublicSubmission
from surveys.questionnaire import Role

SENT_AGAIN_WITHIN = timedelta(days=14)
Knows = Callable[[Round, Sequence[str]], Sequence[bool | None]]  # does a text show the mission; None: not readable


class ReaderMissing(DomainError):
    """The round asks for the mission in own words, and nobody here can read them yet."""


@dataclass(frozen=True)
class AttributedText:
    roster_entry_id: int
    name: str
    text: str


def open_up(*, round: Round, at: datetime, knows: Knows | None = None) -> bool:
    """Turn a closed round's sealed rows into answers. True if this call did it.

    The key goes only after the commit was re-read; a crash between leaves a spent key, which the next sweep destroys.
    """
    if round.closed_at is None:
        return False
    read = _read_ahead(round, knows)
    opened = _unseal_all(round_id=round.pk, at=at, read=read)
    crash("surveys.opened_before_key_destroyed")
    destroy_spent_keys()
    if opened:
        answers_opened.send(sender=Round, round=round)
    return opened


def destroy_spent_keys() -> int:
    """Destroy every key whose round has been opened up; how many."""
    spent = Round.objects.filter(public_key__in=stored_keys(), opened_up_at__isnull=False)
    keys = [bytes(key) for key in spent.values_list("public_key", flat=True) if key]
    for key in keys:
        destroy_key(key)
    return len(keys)


def _read_ahead(round: Round, knows: Knows | None) -> dict[str, bool | None]:
    """What each text of the own-words question shows, read before the short transaction begins."""
    asks = round.questionnaire.of_role(Role.KNOWS)
    if round.is_attributed or asks is None or round.opened_up_at is not None:
        return {}
    texts = knowing_texts(_unsealed(round), key=asks.key)
    if texts and knows is None:
        raise ReaderMissing("Closed answers wait for the text encoder. Set it up on this machine with `make model`.")
    return dict(zip(texts, knows(round, texts), strict=True)) if texts and knows else {}


@transaction.atomic(durable=True)  # inside another transaction the key would go before the commit
def _unseal_all(*, round_id: int, at: datetime, read: dict[str, bool | None]) -> bool:
    round = Round.objects.select_for_update().get(pk=round_id)
    if round.opened_up_at is not None:
        return False
    responses = _unsealed(round)
    if round.is_attributed:
        for response in responses:
            _store(round, response)
    else:
        mixed = mix(round=round, responses=responses, knows=read)
        Answer.objects.bulk_create(mixed.rows)
        _carry_over(round, mixed.too_few)
    crash("surveys.between_answers_and_deletion")
    Intake.objects.filter(round=round).delete()
    if round.chain_id is None:
        PublicSubmission.objects.filter(round=round).delete()
    Round.objects.filter(pk=round.pk).update(opened_up_at=at)
    return True


def _carry_over(round: Round, too_few: Sequence[dict[str, Any]]) -> None:
    """Into the round of the chain that is open now; once a chain has ended they are dropped, as of any round."""
    following = open_round_of(round.chain_id) if round.chain_id and too_few else None
    if following is not None:
        for response in too_few:
            carry_over(to=following, response=response)


def is_worth_mixing(round: Round) -> bool:
    """As many sealed rows wait as any figure needs; of fewer nothing could be mixed."""
    return Intake.objects.filter(round=round).count() >= round.minimum_scores


def forget_submissions(*, at: datetime) -> int:
    """Of rounds of a chain that closed so long ago that no device will send again what it sent then; how many."""
    old = PublicSubmission.objects.filter(round__chain__isnull=False, round__closed_at__lt=at - SENT_AGAIN_WITHIN)
    return old.delete()[0]


def _unsealed(round: Round) -> list[dict[str, Any]]:
    sealed = [bytes(blob) for blob in Intake.objects.filter(round=round).values_list("sealed", flat=True)]
    box = SealedBox(private_key(bytes(round.public_key or b""))) if sealed else None
    return [json.loads(box.decrypt(blob)) for blob in sealed] if box else []


def _store(round: Round, response: dict[str, Any]) -> None:
    AttributedAnswer.objects.bulk_create(
        AttributedAnswer(round=round, roster_entry_id=response["roster_entry"], question_key=key, value=value)
        for key, value in response["answers"].items()
    )


def store_published(*, round: Round, entries: Sequence[tuple[RosterEntry, str]]) -> None:
    """Texts that were public before they came here, as answers of a round imported closed."""
    key = round.questionnaire.questions[0].key
    AttributedAnswer.objects.bulk_create(
        AttributedAnswer(round=round, roster_entry=entry, question_key=key, value=text) for entry, text in entries
    )


def answers_for_scoring(*, round: Round) -> list[AttributedText]:
    """The first question's answers with their authors' frozen names, in roster order; empty while sealed."""
    key = round.questionnaire.questions[0].key
    rows = AttributedAnswer.objects.filter(round=round, question_key=key).select_related("roster_entry")
    return [
        AttributedText(row.roster_entry_id, row.roster_entry.name, row.value)
        for row in rows.order_by("roster_entry__position")
    ]


def orders_given(*, round: Round, key: str) -> dict[int, list[str]]:
    """Of an attributed round: how each roster entry put the items of one ranking, the first first."""
    rows = AttributedAnswer.objects.filter(round=round, question_key=key)
    return dict(rows.values_list("roster_entry_id", "value"))
