"""A person decides, and says why. No figure does."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Person
from partnerships.models import Award, Bid, Call
from partnerships.queries.call_result import result_of


class CannotDecide(DomainError):
    """Not scored, decided already, a gate not passed, or a mission passed over."""


@transaction.atomic
def decide_call(
    *, call: Call, bid: Bid | None, reason: str, told: str, by: Person, at: datetime, despite: str = ""
) -> Award:
    """`bid` is the one chosen, or None for none of them; `told` is what the others are told."""
    held = Call.objects.select_for_update().get(pk=call.pk)
    if held.scored_at is None:
        raise CannotDecide(_("Not everybody who scores has handed in. Decide when all see the same."))
    if held.decided_at is not None:
        raise CannotDecide(_("This call is decided, and the decision stands with its reason."))
    if bid is not None:
        _refuse_blind_choice(held, bid, by=by, despite=despite)
    held.decided_at = at
    held.save(update_fields=["decided_at"])
    return Award.objects.create(call=held, bid=bid, reason=reason, told=told, despite=despite, decided_by=by)


def _refuse_blind_choice(call: Call, bid: Bid, *, by: Person, despite: str) -> None:
    result = result_of(call, viewer=by)
    chosen = next((row for row in result.passing if row.bid.pk == bid.pk), None)
    if chosen is None:
        raise CannotDecide(_("%(name)s does not pass every gate, so it cannot be chosen.") % {"name": bid})
    if chosen.cancelled and not despite:
        missions = ", ".join(f"“{line.mission}”" for line in chosen.cancelled)
        raise CannotDecide(
            _("%(name)s makes %(missions)s impossible. Say what you do about that before you choose it.")
            % {"name": bid, "missions": missions}
        )
