"""The one place to read what a participant may do: the same table for every party, whoever invited whom."""

from enum import StrEnum

LEAD, CONTRIBUTOR, SIGNATORY, VIEWER = "lead", "contributor", "signatory", "viewer"


class Act(StrEnum):
    SEE = "see"  # what is shared, and what is private to one's own party
    RATE = "rate"  # name goals, rate, hand in, propose and accept what is written down
    NOTE = "note"
    CHOOSE_PEOPLE = "choose_people"  # of one's own party; nobody chooses the other's
    INVITE = "invite"
    LEAVE = "leave"


ACTS: dict[str, frozenset[Act]] = {
    LEAD: frozenset(Act),
    CONTRIBUTOR: frozenset({Act.SEE, Act.RATE, Act.NOTE}),
    SIGNATORY: frozenset({Act.SEE, Act.NOTE, Act.LEAVE}),
    VIEWER: frozenset({Act.SEE}),
}


def allows(*, role: str, act: Act) -> bool:
    return act in ACTS[role]
