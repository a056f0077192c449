from surveys.queries.actions import (
    ActionRow,
    Told,
    action_for,
    action_row,
    action_url,
    actions_about,
    actions_of,
    actions_towards,
    awaited_actions,
)
from surveys.queries.asking import (
    TeamToAsk,
    is_near_last,
    open_round_alike,
    people_asked,
    people_in_teams,
    questions_of,
    staff_of,
    teams_to_ask,
)
from surveys.queries.chains import ChainState, chain_state
from surveys.queries.consultations import ConsultationResult, result_of
from surveys.queries.hidden import HiddenTeam, hidden_teams
from surveys.queries.messages import message_with_link
from surveys.queries.missions import missions_to_ask_about, own_answer
from surveys.queries.own_surveys import built_in_rows, newest_questions, own_surveys, ready_surveys, survey_rows
from surveys.queries.people import asked_last_time, is_leader, suggested_leaders
from surveys.queries.plans import PlanRow, plans_of
from surveys.queries.rounds import (
    due_rounds,
    invitation_for,
    invitation_url,
    participation,
    participation_words,
    public_round_for,
    public_url,
    reads_results,
    rounds_of,
)
from surveys.queries.sharing import StillOwed, shared_with, still_owed
from surveys.queries.slips import SlipGroup, slip_groups
from surveys.queries.thanks import Thanks, thanks_for

__all__ = [
    "ActionRow",
    "ChainState",
    "ConsultationResult",
    "HiddenTeam",
    "PlanRow",
    "SlipGroup",
    "StillOwed",
    "TeamToAsk",
    "Thanks",
    "Told",
    "action_for",
    "action_row",
    "action_url",
    "actions_about",
    "actions_of",
    "actions_towards",
    "asked_last_time",
    "awaited_actions",
    "built_in_rows",
    "chain_state",
    "due_rounds",
    "hidden_teams",
    "invitation_for",
    "invitation_url",
    "is_leader",
    "is_near_last",
    "message_with_link",
    "missions_to_ask_about",
    "newest_questions",
    "open_round_alike",
    "own_answer",
    "own_surveys",
    "participation",
    "participation_words",
    "people_asked",
    "people_in_teams",
    "plans_of",
    "public_round_for",
    "public_url",
    "questions_of",
    "reads_results",
    "ready_surveys",
    "result_of",
    "rounds_of",
    "shared_with",
    "slip_groups",
    "staff_of",
    "still_owed",
    "suggested_leaders",
    "survey_rows",
    "teams_to_ask",
    "thanks_for",
]
