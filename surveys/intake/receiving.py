"""Taking an answer: one invitation, one sealed row, whatever is retried."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from nacl.public import PublicKey, SealedBox

from missionhub.core.crash import crash
from surveys.models import Invitation, RosterEntry, Round
from surveys.models.answers import Intake

STEP = 4096
MAX_TEXT = 20_000


@dataclass(frozen=True)
class Receipt:
    """`received`: this very text is on disk. `already_received`: another text counted, this one was not stored.

    `closed`: too late, nothing stored. `answered_before_closing`: too late to tell which text it was that counted.
    """

    state: Literal["received", "already_received", "closed", "answered_before_closing"]
    digest: str = ""


@dataclass(frozen=True)
class AttributedText:
    roster_entry_id: int
    name: str
    text: str


class _AlreadyStored(Exception):
    """A retry: this very submission is on disk."""


class _NotClaimed(Exception):
    """The invitation was used, or the round has closed; the insert is rolled back."""


def receive(*, invitation: Invitation, texts: list[str], at: datetime, submission_id: str = "") -> Receipt:
    """Seal and store one response. A retry with the same submission id and texts is told `received` again."""
    row_id = _row_id(invitation=invitation, submission_id=submission_id, texts=texts)
    sealed = _seal(round=invitation.round, roster_entry_id=invitation.roster_entry_id, texts=texts)
    try:
        with transaction.atomic():
            _insert(row_id=row_id, round_id=invitation.round_id, sealed=sealed)
            if not (invitation.round.takes_answers(at=at) and _claim(invitation)):
                raise _NotClaimed
            crash("surveys.between_claim_and_commit")
    except _AlreadyStored:
        pass
    except _NotClaimed:
        return Receipt(_refusal(invitation, at=at))
    return Receipt("received", digest_of(texts))


def _row_id(*, invitation: Invitation, submission_id: str, texts: list[str]) -> UUID:
    """Random to everybody but the sender's device, which alone knows the submission id: a retry meets its own row."""
    if not submission_id:
        return uuid4()
    named = f"{invitation.pk}:{submission_id}:{digest_of(texts)}"
    return UUID(bytes=salted_hmac("surveys.intake", named, algorithm="sha256").digest()[:16], version=4)


def _insert(*, row_id: UUID, round_id: int, sealed: bytes) -> None:
    try:
        Intake.objects.create(id=row_id, round_id=round_id, sealed=sealed)
    except IntegrityError as error:
        raise _AlreadyStored from error


def _claim(invitation: Invitation) -> bool:
    """True for exactly one caller, and only while the round is open.

    The UPDATE names one table only: with a join Django would write `id IN (SELECT ...)`, and PostgreSQL would not look
    at `responded` again after waiting for a rival. The lock on the round makes closing wait for our commit; the
    foreign key alone does not, since PostgreSQL checks a deferred one only while committing.
    """
    unanswered = Invitation.objects.unanswered().filter(pk=invitation.pk, epoch=invitation.epoch)
    still_open = Round.objects.open().filter(pk=invitation.round_id).select_for_update(no_key=True)
    return unanswered.update(responded=True) == 1 and still_open.first() is not None


def _refusal(
    invitation: Invitation, *, at: datetime
) -> Literal["already_received", "closed", "answered_before_closing"]:
    round = Round.objects.get(pk=invitation.round_id)
    used = not Invitation.objects.unanswered().filter(pk=invitation.pk).exists()
    if used and round.opened_up_at is not None:
        return "answered_before_closing"
    return "already_received" if used or round.takes_answers(at=at) else "closed"


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
