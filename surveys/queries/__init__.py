from surveys.queries.missions import missions_to_ask_about, own_answer
from surveys.queries.people import is_leader, suggested_leaders
from surveys.queries.rounds import due_rounds, invitation_for, invitation_url, participation, rounds_of

__all__ = [
    "due_rounds",
    "invitation_for",
    "invitation_url",
    "is_leader",
    "missions_to_ask_about",
    "own_answer",
    "participation",
    "rounds_of",
    "suggested_leaders",
]
