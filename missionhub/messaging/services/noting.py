"""What became of a claimed row. Every note holds only while the lease is ours; a late one changes nothing."""

from datetime import datetime, timedelta
from random import Random

from missionhub.messaging.models import MAX_HANDOFFS, Message

FIRST_DELAY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(hours=24)
MAX_REFUSALS = 12  # delays double from a minute to a day; whoever refuses after that day will not change their mind
REASON_LENGTH = 500


def settle(message: Message, *, state: Message.State, reason: str = "") -> Message.State:
    return _note(message, state=state, last_error=reason[:REASON_LENGTH])


def bury(message: Message, *, reason: str) -> Message.State:
    """Refused for good; an administrator sees it and may try again."""
    return settle(message, state=Message.State.DEAD, reason=reason)


def postpone(message: Message, *, reason: str, at: datetime, jitter: Random) -> Message.State:
    """Refused for now: wait twice as long as last time, at most a day, then give up."""
    if message.refusals >= MAX_REFUSALS:
        return bury(message, reason=reason)
    return _note(
        message,
        state=Message.State.DUE,
        refusals=message.refusals + 1,
        not_before=at + delay_after(message.refusals, jitter=jitter),
        last_error=reason[:REASON_LENGTH],
    )


def delay_after(refusals: int, *, jitter: Random) -> timedelta:
    return min(FIRST_DELAY * 2**refusals * jitter.uniform(0.75, 1.25), LONGEST_DELAY)


def put_off(message: Message, *, until: datetime) -> Message.State:
    """Nobody refused it; it waits until its reader is up."""
    return _note(message, state=Message.State.DUE, not_before=until)


def lose_sight(message: Message, *, reason: str, at: datetime) -> Message.State:
    """It may have arrived: send it once more, and after that leave the decision to a person."""
    if message.handoffs >= MAX_HANDOFFS:
        return settle(message, state=Message.State.UNCERTAIN, reason=reason)
    return _note(message, state=Message.State.DUE, not_before=at + FIRST_DELAY, last_error=reason[:REASON_LENGTH])


def _note(message: Message, *, state: Message.State, **fields: object) -> Message.State:
    Message.objects.held(message).update(state=state, lease=None, lease_until=None, **fields)
    return state
