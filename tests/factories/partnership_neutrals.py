"""Somebody of neither side, by the services people use."""

from datetime import datetime, timedelta

from partnerships.models import Neutral, Participant
from partnerships.services.neutrals import consent_to_neutral, propose_neutral
from tests.factories.partnerships import AT


def propose(side: Participant, name: str = "Ruth Neutral", *, days: int = 60, at: datetime = AT) -> Neutral:
    last = (at + timedelta(days=days)).date()
    return propose_neutral(name=name, role=Neutral.Role.OBSERVER, ends_on=last, by=side, at=at)


def let_read(*sides: Participant, days: int = 60, at: datetime = AT) -> Neutral:
    """Proposed by the first, with the yes of all the others."""
    neutral = propose(sides[0], days=days, at=at)
    for side in sides[1:]:
        consent_to_neutral(neutral=neutral, by=side, at=at)
    return neutral
