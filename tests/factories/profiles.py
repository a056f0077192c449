"""Profiles and answers of a partnership's parties, written by the services people use."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from partnerships.models import Participant, PartyProfile
from partnerships.services.dialogue import save_answer, share_answer
from partnerships.services.profile import ProfileWords, ResourceWords, save_profile, share_profile
from tests.factories.partnerships import AT

WAYS = {
    "decision_pace": 2,
    "time_horizon": 4,
    "risk_appetite": 1,
    "planning_style": 5,
    "communication_style": 3,
}


def words(**changes: Any) -> ProfileWords:
    """Enough to be shared; each change takes the place of a part."""
    parts: Mapping[str, Any] = {
        "mission": "Nobody in town goes hungry.",
        "motivations": {"social": (3, "More suppers."), "commercial": (1, "")},
        "values": [("Fairness", 60), ("Honesty", 40)],
        "resources": [
            ResourceWords("money", need=3, importance=3),
            ResourceWords("reach", offer=2, offer_note="800 homes"),
        ],
        "ways": WAYS,
        **changes,
    }
    return ProfileWords(**parts)


def write(side: Participant, *, at: datetime = AT, **changes: Any) -> PartyProfile:
    return save_profile(words=words(**changes), by=side, at=at)


def show(side: Participant, *, at: datetime = AT, **changes: Any) -> PartyProfile:
    """Written, and shared for the side."""
    write(side, at=at, **changes)
    return share_profile(by=side, at=at)


def answer(side: Participant, text: str, *, prompt: int = 1, is_shared: bool = True, at: datetime = AT) -> None:
    save_answer(prompt=prompt, text=text, by=side, at=at)
    if is_shared:
        share_answer(prompt=prompt, by=side, at=at)
