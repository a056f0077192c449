import logging
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from surveys.intake import KeyLost, Knows, ReaderMissing, destroy_spent_keys, open_round_of, open_up
from surveys.models import FounderReading, Round

logger = logging.getLogger(__name__)


class RoundClosed(DomainError):
    """The round is closed already."""


def close_round(*, round: Round, by: Person | None, at: datetime) -> None:
    """Take no more answers; the sweep opens them. `by` is None when the date closed it.

    Of a chain the round that is open now is closed, and none follows: the chain has ended.
    """
    with transaction.atomic():
        if round.chain_id is not None:
            round = open_round_of(round.chain_id) or round
        if Round.objects.open().filter(pk=round.pk).update(closed_at=at, closed_by=by) != 1:
            raise RoundClosed(_("This round is closed already. Its results come by themselves."))
        asked = round.roster.values("person")
        readings = FounderReading.objects.filter(mission=round.mission, person__in=asked)
        for own in readings.select_for_update().order_by("pk"):
            _keep_disputes(own, round)
        readings.delete()


def _keep_disputes(own: FounderReading, closing: Round) -> None:
    """Keys alone outlive the reading, on the rounds that sealed its text ahead: this one, and any that is open still.

    Only its writer's own rounds, by hand and with the question it answered; opening seals no other.
    """
    rounds = Round.objects.with_names().filter(Q(pk=closing.pk) | Q(closed_at__isnull=True), mission=own.mission_id)
    sealing = rounds.filter(opened_by=own.person_id, period_key="", question_text=own.question)
    if own.disputed or own.said:
        sealing.update(disputed_ahead=own.disputed, said_ahead=own.said)


def close_due_rounds(*, at: datetime) -> int:
    """Close every round past its date; how many."""
    closed = 0
    for round in Round.objects.past_their_date(at=at).order_by("pk"):
        try:
            close_round(round=round, by=None, at=at)
        except RoundClosed:
            continue
        closed += 1
    return closed


def open_up_closed_rounds(*, at: datetime, knows: Knows | None = None) -> int:
    """Open the sealed answers of every closed round and see that no spent key outlives a crash; how many rounds."""
    destroy_spent_keys()
    return sum(_open_up(round, at=at, knows=knows) for round in Round.objects.still_sealed().order_by("pk"))


def _open_up(round: Round, *, at: datetime, knows: Knows | None) -> bool:
    """A round waits for its key's backup, or for the encoder; the other rounds do not wait with it."""
    try:
        return open_up(round=round, at=at, knows=knows)
    except (KeyLost, ReaderMissing) as error:
        logger.error("Round %s stays sealed: %s", round.pk, error)
        return False
