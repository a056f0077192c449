"""Taking an answer: one invitation, one sealed row, whatever is retried."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction
from nacl.public import PublicKey, SealedBox

from missionhub.core.crash import crash
from surveys.models import Invitation, RosterEntry, Round
from surveys.models.answers import Intake

STEP = 4096
MAX_TEXT = 20_000


@dataclass(frozen=True)
class Receipt:
    """`received` only after the row is on disk; the digest lets the sender check what was stored."""

    state: Literal["received", "already_received", "closed"]
    digest: str = ""


@dataclass(frozen=True)
class AttributedText:
    roster_entry_id: int
    name: str
    text: str


def receive(*, invitation: Invitation, texts: list[str], at: datetime) -> Receipt:
    """Seal and store one response. The row count of the conditional UPDATE is the only guard, and enough."""
    if not invitation.round.takes_answers(at=at):
        return Receipt("closed")
    sealed = _seal(round=invitation.round, roster_entry_id=invitation.roster_entry_id, texts=texts)
    try:
        with transaction.atomic():
            _store(invitation, sealed)
    except _NotClaimed:
        still_open = Round.objects.open().filter(pk=invitation.round_id).exists()
        return Receipt("already_received" if still_open else "closed")
    return Receipt("received", digest_of(texts))


class _NotClaimed(Exception):
    """The invitation was used, or the round closed meanwhile; the insert is rolled back."""


def _store(invitation: Invitation, sealed: bytes) -> None:
    """Insert, then claim. In this order the row's key lock on the round makes opening up wait for our commit."""
    Intake.objects.create(round_id=invitation.round_id, sealed=sealed)
    crash("surveys.between_intake_and_claim")
    unanswered = Invitation.objects.unanswered().filter(pk=invitation.pk, epoch=invitation.epoch)
    if unanswered.filter(round__closed_at__isnull=True).update(responded=True) != 1:
        raise _NotClaimed


def seal_ahead(*, round: Round, roster_entry: RosterEntry, texts: list[str]) -> None:
    """The founder's own answer becomes that person's one response; call inside the opening transaction."""
    sealed = _seal(round=round, roster_entry_id=roster_entry.pk, texts=texts)
    if Invitation.objects.unanswered().filter(roster_entry=roster_entry).update(responded=True) == 1:
        Intake.objects.create(round=round, sealed=sealed)


def digest_of(texts: list[str]) -> str:
    """Hexadecimal SHA-256 of the texts joined by a NUL."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _seal(*, round: Round, roster_entry_id: int, texts: list[str]) -> bytes:
    """Encrypt to the round's key, padded in steps so that length tells nothing."""
    plain = json.dumps({"roster_entry": roster_entry_id, "texts": texts}).encode()
    padded = plain + b" " * (-len(plain) % STEP)
    return SealedBox(PublicKey(bytes(round.public_key or b""))).encrypt(padded)
