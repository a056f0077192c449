"""An administrator decides about a mail that could not be sent, or may not have arrived."""

from datetime import datetime

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.messaging.models import Message
from missionhub.organizations.models import Person


class NothingToRetry(DomainError):
    """The row is neither dead nor uncertain any more."""


def retry_message(*, message: Message, by: Person, at: datetime) -> None:
    """Make it due again, with a fresh count: a person has decided that one more copy does no harm."""
    rows = Message.objects.of(by.organization).needing_attention().filter(pk=message.pk)
    changed = rows.update(
        state=Message.State.DUE, handoffs=0, refusals=0, not_before=at, lease=None, lease_until=None, last_error=""
    )
    if not changed:
        raise NothingToRetry(_("This mail is already on its way. Reload the page to see where it stands."))


class NothingToSettle(DomainError):
    """The row does not wait for anybody's word."""


def note_arrival(*, message: Message, by: Person) -> None:
    """Somebody asked the person: the uncertain mail came, so no second one is needed."""
    uncertain = Message.objects.of(by.organization).filter(pk=message.pk, state=Message.State.UNCERTAIN)
    if not uncertain.update(state=Message.State.SENT):
        raise NothingToSettle(_("This mail no longer waits for your word. Reload the page to see where it stands."))
