"""Taking a response: one sealed row for one invitation, or one device's submission, whatever is retried."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from nacl.public import PublicKey, SealedBox

from missionhub.core.crash import crash
from surveys.models import Chain, Invitation, RosterEntry, Round
from surveys.models.answers import Intake, PublicSubmission
from surveys.questionnaire import Response

STEP = 4096


@dataclass(frozen=True)
class Receipt:
    """`received`: this very response is on disk. `already_received`: another counted, this one was not stored.

    `closed`: too late, nothing stored. `answered_before_closing`: too late to tell which response it was that counted.
    """

    state: Literal["received", "already_received", "closed", "answered_before_closing"]
    digest: str = ""


class _AlreadyStored(Exception):
    """A retry: this very submission is on disk."""


class _NotClaimed(Exception):
    """The invitation was used, or the round has closed; the insert is rolled back."""


def receive(*, invitation: Invitation, response: Response, at: datetime, submission_id: str = "") -> Receipt:
    """Seal and store one response. A retry with the same submission id and answers is told `received` again."""
    row_id = _row_id(key=str(invitation.pk), submission_id=submission_id, digest=response.digest)
    sealed = _seal(round=invitation.round, response=response, entry=invitation.roster_entry)
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
    return Receipt("received", response.digest)


def receive_public(*, round: Round, response: Response, at: datetime, submission_id: str) -> Receipt:
    """Seal and store what a device sent to a public round; the same submission counts once, whatever is retried.

    In a chain the round open now takes it, whichever the page was opened for: a hand-over between loses nothing, and a
    retry after it is known by the chain.
    """
    key = _name_of(round)
    named = UUID(bytes=_keyed(f"{key}:{submission_id}"), version=4)
    row_id = _row_id(key=key, submission_id=submission_id, digest=response.digest)
    try:
        with transaction.atomic():
            taking = open_round_of(round.chain_id) if round.chain_id else round
            into = taking or round  # even where all is closed, a retry meets its own row
            _insert(row_id=row_id, round_id=into.pk, sealed=_seal(round=into, response=response, entry=None))
            if taking is None or not (taking.takes_answers(at=at) and _is_open(taking.pk)):
                raise _NotClaimed
            if not _is_first(named, round_id=into.pk):
                return _roll_back("already_received")
    except _AlreadyStored:
        pass
    except _NotClaimed:
        return Receipt("closed")
    return Receipt("received", response.digest)


def open_round_of(chain_id: int) -> Round | None:
    """The one round of a chain that takes answers now; None once somebody has ended it.

    Call in a transaction: it holds the chain. Two queries, so that the second sees what the last holder committed.
    """
    Chain.objects.select_for_update(no_key=True).get(pk=chain_id)
    return Round.objects.open().filter(chain=chain_id).first()


def _name_of(round: Round) -> str:
    return f"chain {round.chain_id}" if round.chain_id else str(round.pk)


def _roll_back(state: Literal["already_received"]) -> Receipt:
    transaction.set_rollback(True)
    return Receipt(state)


def _is_first(submission: UUID, *, round_id: int) -> bool:
    _row, created = PublicSubmission.objects.get_or_create(id=submission, defaults={"round_id": round_id})
    return created


def _row_id(*, key: str, submission_id: str, digest: str) -> UUID:
    """Random to everybody but the sender's device, which alone knows the submission id: a retry meets its own row."""
    if not submission_id:
        return uuid4()
    return UUID(bytes=_keyed(f"{key}:{submission_id}:{digest}"), version=4)


def _keyed(name: str) -> bytes:
    return salted_hmac("surveys.intake", name, algorithm="sha256").digest()[:16]


def _insert(*, row_id: UUID, round_id: int, sealed: bytes) -> None:
    try:
        Intake.objects.create(id=row_id, round_id=round_id, sealed=sealed)
    except IntegrityError as error:
        raise _AlreadyStored from error


def _claim(invitation: Invitation) -> bool:
    """True for exactly one caller, and only while the round is open.

    The UPDATE names one table only: with a join Django would write `id IN (SELECT ...)`, and PostgreSQL would not look
    at `responded` again after waiting for a rival.
    """
    unanswered = Invitation.objects.unanswered().filter(pk=invitation.pk, epoch=invitation.epoch)
    return unanswered.update(responded=True) == 1 and _is_open(invitation.round_id)


def _is_open(round_id: int) -> bool:
    """Locks the round, so that closing waits for our commit; the foreign key alone does not make it wait, since
    PostgreSQL checks a deferred one only while committing."""
    return Round.objects.open().filter(pk=round_id).select_for_update(no_key=True).first() is not None


def _refusal(
    invitation: Invitation, *, at: datetime
) -> Literal["already_received", "closed", "answered_before_closing"]:
    round = Round.objects.get(pk=invitation.round_id)
    used = not Invitation.objects.unanswered().filter(pk=invitation.pk).exists()
    if used and round.opened_up_at is not None:
        return "answered_before_closing"
    return "already_received" if used or round.takes_answers(at=at) else "closed"


def seal_ahead(*, round: Round, roster_entry: RosterEntry, response: Response) -> None:
    """The founder's own answer becomes that person's one response; call inside the opening transaction."""
    sealed = _seal(round=round, response=response, entry=roster_entry)
    if Invitation.objects.unanswered().filter(roster_entry=roster_entry).update(responded=True) == 1:
        Intake.objects.create(round=round, sealed=sealed)


def carry_over(*, to: Round, response: dict[str, Any]) -> None:
    """What was too little to be mixed waits, sealed again, in the next round of the chain; call in the mix."""
    Intake.objects.create(round=to, sealed=_encrypted(to, response))


def _seal(*, round: Round, response: Response, entry: RosterEntry | None) -> bytes:
    """A name goes in only where the mode puts names beside answers; elsewhere the team is all that is kept."""
    content: dict[str, Any] = {"answers": dict(response.answers), "quotable": sorted(response.quotable)}
    if round.is_attributed and entry is not None:
        content["roster_entry"] = entry.pk
    else:
        content["node"] = entry.node_id if entry is not None else None
    return _encrypted(round, content)


def _encrypted(round: Round, content: dict[str, Any]) -> bytes:
    """To the round's key, padded in steps so that length tells nothing."""
    plain = json.dumps(content).encode()
    padded = plain + b" " * (-len(plain) % STEP)
    return SealedBox(PublicKey(bytes(round.public_key or b""))).encrypt(padded)
