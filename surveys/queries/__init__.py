from surveys.queries.actions import ActionRow, actions_of, awaited_actions
from surveys.queries.hidden import HiddenTeam, hidden_teams
from surveys.queries.missions import missions_to_ask_about, own_answer
from surveys.queries.people import asked_last_time, is_leader, suggested_leaders
from surveys.queries.rounds import (
    due_rounds,
    invitation_for,
    invitation_url,
    participation,
    public_round_for,
    public_url,
    reads_results,
    rounds_of,
)
from surveys.queries.thanks import Thanks, thanks_for

__all__ = [
    "ActionRow",
    "HiddenTeam",
    "Thanks",
    "actions_of",
    "asked_last_time",
    "awaited_actions",
    "due_rounds",
    "hidden_teams",
    "invitation_for",
    "invitation_url",
    "is_leader",
    "missions_to_ask_about",
    "own_answer",
    "participation",
    "public_round_for",
    "public_url",
    "reads_results",
    "rounds_of",
    "suggested_leaders",
    "thanks_for",
]
