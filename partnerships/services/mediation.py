"""What a side shows to the facilitator every side agreed on, and to nobody else, until it takes it back."""

from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from partnerships.models import Participant, SeenByParty, Visibility


class ReadByAll(DomainError):
    """It was shared meanwhile."""


def show_to_facilitator(*, row: SeenByParty, by: Participant) -> None:
    """To whoever that is, now or later; while nobody is, nobody outside reads it."""
    _let_read(row, Visibility.MEDIATION, by)


def keep_to_our_side(*, row: SeenByParty, by: Participant) -> None:
    """From now on; what somebody has read is read."""
    _let_read(row, Visibility.PARTY_PRIVATE, by)


def _let_read(row: SeenByParty, visibility: str, by: Participant) -> None:
    own = type(row)._default_manager.filter(pk=row.pk, party=by.party).exclude(visibility=Visibility.SHARED)
    if not own.update(visibility=visibility):
        raise ReadByAll(_("Every side reads it by now, the facilitator too."))
