from surveys.queries.people import suggested_leaders
from surveys.queries.rounds import due_rounds, invitation_for, invitation_url, participation, rounds_of

__all__ = [
    "due_rounds",
    "invitation_for",
    "invitation_url",
    "participation",
    "rounds_of",
    "suggested_leaders",
]
