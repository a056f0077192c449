"""Bids: written down by the buyer, or sent by the supplier through the call's link. They stand once scores come in."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.core.tokens import identify, is_valid
from missionhub.organizations.models import Organization, Person
from partnerships.models import Bid, BidOffer, Call, Gate, GateAnswer, Offer

COPIED = ("mission", "how", "effect", "evidence")


class BidsStand(DomainError):
    """Somebody has handed in scores, or the call is not open."""


class LinkClosed(DomainError):
    """Renewed, over, or never one: in the same words."""


class BidRefused(DomainError):
    """One's own call, a second bid, or the demonstration from outside."""


@dataclass(frozen=True)
class BidWords:
    price: Decimal
    about: str = ""
    is_local: bool = False
    is_small: bool = False
    is_social_enterprise: bool = False
    development: str = ""
    is_variant: bool = False


@transaction.atomic
def write_down_bid(
    *,
    call: Call,
    supplier_name: str,
    words: BidWords,
    gates: Mapping[int, bool | None],
    by: Person,
    at: datetime,
    bid: Bid | None = None,
) -> Bid:
    """What came on paper or by mail, for a supplier without an account; again, to correct it."""
    _hold_taking(call)
    fields = {"supplier_name": supplier_name, **asdict(words)}
    if bid is None:
        bid = Bid.objects.create(call=call, **fields, entered_at=at, entered_by=by)
    else:
        Bid.objects.filter(pk=bid.pk, call=call, sender__isnull=True).update(**fields)
        bid.refresh_from_db()
    _answer_gates(bid, gates)
    return bid


@transaction.atomic
def check_gates(*, bid: Bid, gates: Mapping[int, bool | None]) -> None:
    """The buyer looks whether it is so; what a supplier sent otherwise stays as it was sent."""
    _hold_taking(bid.call)
    _answer_gates(bid, gates)


@transaction.atomic
def take_out_bid(*, bid: Bid) -> None:
    _hold_taking(bid.call)
    bid.delete()


def find_call_for_bids(*, token: str, at: datetime) -> Call:
    """Raises LinkClosed, in the same words for what is over and what never was."""
    identifier = identify(token)
    if identifier and is_valid(purpose=Call.PURPOSE, token=token, identifier=identifier):
        rows = Call.objects.taking_bids().filter(link_id=identifier).select_related("organization")
        call = rows.first()
        if call and call.due_on >= call.organization.today(at=at):
            return call
    raise LinkClosed(
        _("This link opens nothing: the call is over, or the link was renewed. Ask whoever sent it to you.")
    )


@transaction.atomic
def send_bid(
    *,
    call: Call,
    organization: Organization,
    words: BidWords,
    gates: Mapping[int, bool | None],
    offers: Sequence[Offer],
    at: datetime,
) -> Bid:
    """The supplier's own words; its offers are copied as they read today."""
    _hold_taking(call)
    if organization.pk == call.organization_id:
        raise BidRefused(_("This is your own call. Whoever buys cannot bid."))
    if organization.is_demonstration != call.organization.is_demonstration:
        raise BidRefused(_("The demonstration and real organizations stay apart. Write a call of your own to try it."))
    if not words.is_variant and Bid.objects.filter(call=call, sender=organization, is_variant=False).exists():
        raise BidRefused(
            _("You have sent a bid for this call. Send another one as a variant, or ask the buyer to take yours out.")
        )
    bid = Bid.objects.create(
        call=call, sender=organization, supplier_name=organization.name, **asdict(words), entered_at=at
    )
    ours = [offer for offer in offers if offer.organization_id == organization.pk]
    BidOffer.objects.bulk_create(BidOffer(bid=bid, **{name: getattr(offer, name) for name in COPIED}) for offer in ours)
    _answer_gates(bid, gates)
    return bid


def _hold_taking(call: Call) -> None:
    """The call, locked, so that no bid changes while somebody hands in."""
    Call.objects.select_for_update().get(pk=call.pk)
    if not Call.objects.taking_bids().filter(pk=call.pk).exists():
        raise BidsStand(_("Somebody has handed in scores, or the call is not open: its bids stand as they are."))


def _answer_gates(bid: Bid, gates: Mapping[int, bool | None]) -> None:
    bid.gate_answers.all().delete()
    ours = Gate.objects.filter(call=bid.call_id, pk__in=gates)
    answered = [(gate, gates[gate.pk]) for gate in ours]
    GateAnswer.objects.bulk_create(
        GateAnswer(bid=bid, gate=gate, is_passed=answer) for gate, answer in answered if answer is not None
    )
