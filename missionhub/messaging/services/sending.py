"""The sender: claim one row, hand it to the mail server, note what became of it. A kill at any line loses nothing.

A hand-off is counted in the line before the mail leaves, so a row is sent at most twice; a second copy can only
follow a process that died, or stalled past its lease, between the mail server's yes and our note of it.
"""

import logging
import smtplib
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from missionhub.core.crash import crash
from missionhub.messaging.mail import Mailer, UnusableAddress, compose
from missionhub.messaging.models import Message
from missionhub.messaging.queries.wishes import is_declined, quiet_end
from missionhub.messaging.registry import MessageKind, kind_named
from missionhub.messaging.services import claiming, noting

logger = logging.getLogger(__name__)
BATCH = 200
BATCH_TIME = timedelta(minutes=2)


def send_due(
    *, clock: Callable[[], datetime], jitter: Random, limit: int = BATCH, lease: timedelta = claiming.LEASE
) -> Counter[str]:
    """Send what is due, row by row; returns how many rows were left in which state. Any number may run at once."""
    left_as: Counter[str] = Counter()
    if not settings.MAIL_ENABLED:
        return left_as
    started_at = clock()
    claiming.settle_expired(at=started_at)
    with Mailer() as mailer:
        while left_as.total() < limit and clock() - started_at < BATCH_TIME and mailer.is_reachable():
            message = claiming.claim(at=clock(), lease=lease)
            if message is None:
                break
            left_as[_deliver(message, mailer=mailer, at=clock(), jitter=jitter)] += 1
    return left_as


def _deliver(message: Message, *, mailer: Mailer, at: datetime, jitter: Random) -> Message.State:
    crash("messaging.claimed")
    try:
        kind = kind_named(message.kind)
        if unwanted := _unwanted(message, kind=kind, at=at):
            return noting.settle(message, state=unwanted)
        if kind.is_regular and (morning := quiet_end(message.person, at=at)):
            return noting.put_off(message, until=morning)
        mail = compose(message=message, letter=kind.render(message, at), is_regular=kind.is_regular)
    except UnusableAddress as error:
        return noting.bury(message, reason=str(error))
    except Exception as error:  # noqa: BLE001 - one bad row must never stop the batch, whatever a kind or template raises
        logger.warning("Message %s could not be written: %s", message.pk, type(error).__name__)
        return noting.postpone(
            message, reason=f"Writing the mail failed: {type(error).__name__}.", at=at, jitter=jitter
        )
    return _hand_off(message, mail, mailer=mailer, at=at, jitter=jitter)


def _unwanted(message: Message, *, kind: MessageKind, at: datetime) -> Message.State | None:
    if message.handoffs == 0 and Message.objects.newer_than(message, at=at).exists():
        return Message.State.MISSED
    is_declined_now = kind.is_regular and is_declined(message.person, kind=kind.name)
    if message.person.left_on or is_declined_now or not kind.still_due(message, at):
        return Message.State.CANCELLED
    return None


def _hand_off(
    message: Message, mail: EmailMultiAlternatives, *, mailer: Mailer, at: datetime, jitter: Random
) -> Message.State:
    if not claiming.count_handoff(message):
        return Message.State.DUE
    crash("messaging.handed_off")
    try:
        mailer.send(mail)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
        code, reason = _refusal(error)
        claiming.give_handoff_back(message)
        if _is_final(error, code=code):
            return noting.bury(message, reason=reason)
        return noting.postpone(message, reason=reason, at=at, jitter=jitter)
    except Exception as error:  # noqa: BLE001 - a lost connection, a time-out, a provider's own error: it may have arrived
        mailer.hang_up()
        return noting.lose_sight(message, reason=f"No answer from the mail server: {type(error).__name__}.", at=at)
    crash("messaging.accepted")
    return noting.settle(message, state=Message.State.SENT)


def _refusal(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException) -> tuple[int, str]:
    answer: bytes | str
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, answer = next(iter(error.recipients.values()))
    else:
        code, answer = error.smtp_code, error.smtp_error
    text = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    return code, f"{code} {text}"


def _is_final(error: Exception, *, code: int) -> bool:
    """Our own address being refused is a matter of configuration, not of this row, unless the mail is too large."""
    return code >= 500 and (code == 552 or not isinstance(error, smtplib.SMTPSenderRefused))
