"""After closing: unseal, store beside the names, destroy the key. Safe to repeat at any point."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from nacl.public import SealedBox

from missionhub.core.crash import crash
from surveys.events import answers_opened
from surveys.intake.keys import destroy_key, private_key, stored_keys
from surveys.intake.receiving import AttributedText
from surveys.models import Question, RosterEntry, Round
from surveys.models.answers import AttributedAnswer, Intake


def open_up(*, round: Round, at: datetime) -> bool:
    """Turn a closed round's sealed rows into answers. True if this call did it.

    The key goes only after the commit was re-read; a crash between leaves a spent key, which the next sweep destroys.
    """
    if round.closed_at is None:
        return False
    opened = _unseal_all(round_id=round.pk, at=at)
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


@transaction.atomic(durable=True)  # inside another transaction the key would go before the commit
def _unseal_all(*, round_id: int, at: datetime) -> bool:
    round = Round.objects.select_for_update().get(pk=round_id)
    if round.opened_up_at is not None:
        return False
    intakes = Intake.objects.filter(round=round)
    questions = list(round.instrument.questions.order_by("position"))
    box = SealedBox(private_key(bytes(round.public_key or b""))) if intakes else None
    for intake in intakes:
        _store(round, questions, json.loads(box.decrypt(bytes(intake.sealed)))) if box else None
    crash("surveys.between_answers_and_deletion")
    intakes.delete()
    Round.objects.filter(pk=round.pk).update(opened_up_at=at)
    return True


def _store(round: Round, questions: list[Question], response: dict) -> None:
    AttributedAnswer.objects.bulk_create(
        AttributedAnswer(round=round, roster_entry_id=response["roster_entry"], question=question, text=text)
        for question, text in zip(questions, response["texts"], strict=False)
        if text.strip()
    )


def store_published(*, round: Round, entries: Sequence[tuple[RosterEntry, str]]) -> None:
    """Texts that were public before they came here, as answers of a round imported closed."""
    question = round.instrument.questions.get(position=1)
    AttributedAnswer.objects.bulk_create(
        AttributedAnswer(round=round, roster_entry=entry, question=question, text=text) for entry, text in entries
    )


def answers_for_scoring(*, round: Round) -> list[AttributedText]:
    """The first question's answers with their authors' frozen names, in roster order; empty while sealed."""
    rows = AttributedAnswer.objects.filter(round=round, question__position=1).select_related("roster_entry")
    return [
        AttributedText(row.roster_entry_id, row.roster_entry.name, row.text)
        for row in rows.order_by("roster_entry__position")
    ]
