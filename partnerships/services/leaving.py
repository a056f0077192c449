"""Either party may leave at any time, alone. What was revealed while it was here stays with both."""

from datetime import datetime

from django.db import transaction

from partnerships.models import (
    AlignmentRound,
    Goal,
    Participant,
    Party,
    PartyInvitation,
    Submission,
)
from partnerships.services.goals import open_when_all_have_named
from partnerships.services.power import drop_unshown_sheets
from partnerships.services.profile import reveal_when_all_have_shared, take_profile_back
from partnerships.services.rating import reveal_when_all_handed_in
from partnerships.services.safeguards import settle_safeguards


@transaction.atomic
def leave(*, by: Participant, at: datetime) -> None:
    """What the party has not shown goes with it: nobody sees a rating because its party has left."""
    last = AlignmentRound.objects.select_for_update().filter(partnership=by.partnership).newest_first()[0]
    if not Party.objects.here().filter(pk=by.party_id).update(left_at=at):
        return
    PartyInvitation.objects.filter(by_party=by.party, accepted_at__isnull=True).update(revoked_at=at)
    take_profile_back(by=by)
    reveal_when_all_have_shared(by.partnership, at=at)
    drop_unshown_sheets(by.party)
    settle_safeguards(by.partnership, at=at)
    if last.is_revealed:
        return
    Submission.objects.filter(round=last, party=by.party).delete()
    Goal.objects.filter(round=last, party=by.party).delete()  # and with them every rating that names them
    open_when_all_have_named(last, at=at)
    last.refresh_from_db()
    if last.is_open:
        reveal_when_all_handed_in(last, at=at)
