"""After the reveal: what the parties write down together about a pair, with a reason and what they do about it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from partnerships.models import Acceptance, AlignmentRound, CellAgreement, Goal, Participant


class NothingToAgreeOn(DomainError):
    """Not revealed, no such pair, or replaced by another proposal."""


class RedLineNeedsWords(DomainError):
    """A red line is accepted with open eyes, in writing."""


@transaction.atomic
def propose_agreement(
    *,
    ours: Goal,
    theirs: Goal,
    gives: int | None = None,
    receives: int | None = None,
    agrees_to_differ: bool = False,
    note: str,
    mitigation: str = "",
    accepts_red_line: bool = False,
    by: Participant,
    at: datetime,
) -> CellAgreement:
    """One party's proposal, accepted by it; any earlier one about this pair, in force or not, gives way.

    `gives` is what its goal does to theirs, `receives` the reverse, in -3..3; neither where they agree to differ.
    """
    held = AlignmentRound.objects.select_for_update().get(pk=ours.round_id)
    if not held.is_revealed:
        raise NothingToAgreeOn(_("There is something to agree on once all ratings are revealed."))
    _refuse_superseded(held)
    if accepts_red_line and not mitigation:
        raise RedLineNeedsWords(_("Say what you do about it: both sides accept a red line only with open eyes."))
    is_first = ours.pk < theirs.pk
    goal_a, goal_b = (ours, theirs) if is_first else (theirs, ours)
    CellAgreement.objects.filter(goal_a=goal_a, goal_b=goal_b, withdrawn_at__isnull=True).update(withdrawn_at=at)
    agreement = CellAgreement.objects.create(
        round=held,
        goal_a=goal_a,
        goal_b=goal_b,
        a_to_b=gives if is_first else receives,
        b_to_a=receives if is_first else gives,
        agrees_to_differ=agrees_to_differ,
        note=note,
        mitigation=mitigation,
        accepts_red_line=accepts_red_line,
        proposed_by=by.party,
        proposed_at=at,
    )
    _accept(agreement, by=by, at=at)
    return agreement


@transaction.atomic
def accept_agreement(*, agreement: CellAgreement, by: Participant, at: datetime) -> None:
    """The party's yes to exactly these words."""
    _refuse_superseded(AlignmentRound.objects.select_for_update().get(pk=agreement.round_id))
    standing = CellAgreement.objects.filter(pk=agreement.pk, withdrawn_at__isnull=True).first()
    if standing is None:
        raise NothingToAgreeOn(_("Another proposal took the place of this one. Read that one first."))
    _accept(standing, by=by, at=at)


def _refuse_superseded(held: AlignmentRound) -> None:
    if AlignmentRound.objects.filter(partnership=held.partnership_id, number__gt=held.number).exists():
        raise NothingToAgreeOn(_("A newer round has begun, so this one stays as it was. Agree in the newest one."))


def _accept(agreement: CellAgreement, *, by: Participant, at: datetime) -> None:
    Acceptance.objects.get_or_create(agreement=agreement, party=by.party, defaults={"by": by, "at": at})
    concerned = {agreement.goal_a.party_id, agreement.goal_b.party_id}
    if concerned <= set(agreement.acceptances.values_list("party_id", flat=True)):
        CellAgreement.objects.filter(pk=agreement.pk, in_force_at__isnull=True).update(in_force_at=at)
