"""Somebody of neither side, by the services people use."""

from datetime import datetime, timedelta

from partnerships.models import Neutral, NeutralConsent, Participant
from partnerships.services.neutrals import consent_to_neutral, propose_neutral
from tests.factories.partnerships import AT


def propose(
    side: Participant,
    name: str = "Ruth Neutral",
    *,
    role: str = Neutral.Role.OBSERVER,
    days: int = 60,
    at: datetime = AT,
) -> Neutral:
    last = (at + timedelta(days=days)).date()
    return propose_neutral(name=name, role=role, ends_on=last, by=side, at=at)


def let_read(*sides: Participant, role: str = Neutral.Role.OBSERVER, days: int = 60, at: datetime = AT) -> Neutral:
    """Proposed by the first, with the yes of all the others."""
    neutral = propose(sides[0], role=role, days=days, at=at)
    for side in sides[1:]:
        consent_to_neutral(neutral=neutral, by=side, at=at)
    return neutral


def yes_of(side: Participant, neutral: Neutral) -> NeutralConsent:
    """Its token is the link that this side hands on."""
    return NeutralConsent.objects.get(neutral=neutral, party=side.party)
