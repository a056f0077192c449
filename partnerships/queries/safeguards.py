"""What protects whoever depends more: agreed, proposed and not yet thought of; who chairs next, and who sits in."""

from dataclasses import dataclass
from datetime import date

from partnerships.models import ChairedMeeting, Party, Safeguard

SHOWN = 5


@dataclass(frozen=True)
class Proposal:
    safeguard: Safeguard
    is_ours: bool
    waits_for_us: bool
    waits_for: list[Party]


@dataclass(frozen=True)
class Safeguards:
    in_force: list[Safeguard]
    proposals: list[Proposal]
    missing: list[str]

    @property
    def seat(self) -> Safeguard | None:
        """Of the people concerned, agreed by all."""
        return next((one for one in self.in_force if one.kind == Safeguard.Kind.COMMUNITY_SEAT), None)


@dataclass(frozen=True)
class Chair:
    following: Party
    meetings: list[ChairedMeeting]


def safeguards_of(party: Party) -> Safeguards:
    """Shared from the first word: three queries."""
    here = list(Party.objects.here().filter(partnership=party.partnership_id).in_order())
    rows = Safeguard.objects.standing().filter(partnership=party.partnership_id)
    found = list(rows.select_related("proposed_by").prefetch_related("acceptances").order_by("proposed_at", "pk"))
    in_force = [row for row in found if row.in_force_at is not None]
    proposed = [row for row in found if row.in_force_at is None]
    named = {row.kind for row in found}
    missing = [str(label) for code, label in Safeguard.Kind.choices if code not in named]
    return Safeguards(in_force, [_proposal(row, party, here) for row in proposed], missing)


def chair_of(party: Party) -> Chair:
    """Next is whoever was in the chair longest ago; of those never, whoever came last: the first to come invited."""
    here = Party.objects.here().filter(partnership=party.partnership_id)
    rows = ChairedMeeting.objects.filter(partnership=party.partnership_id).select_related("chair", "told_by")
    meetings = list(rows.order_by("-held_on"))
    last: dict[int, date] = {}
    for meeting in meetings:
        last.setdefault(meeting.chair_id, meeting.held_on)
    following = min(here, key=lambda one: (last.get(one.pk, date.min), -one.pk))
    return Chair(following, meetings[:SHOWN])


def _proposal(row: Safeguard, party: Party, here: list[Party]) -> Proposal:
    accepted = {one.party_id for one in row.acceptances.all()}
    waits_for = [one for one in here if one.pk not in accepted]
    return Proposal(row, row.proposed_by_id == party.pk, party in waits_for, waits_for)
