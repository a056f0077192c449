from surveys.services.actions import NotHere, NotOurs, RoundStillOpen, agree_action, finish_action, resume_action
from surveys.services.chain_releases import release_chain, release_due_chains
from surveys.services.chains import CannotStayOpen, hand_over, hand_over_due_rounds
from surveys.services.closing import RoundClosed, close_due_rounds, close_round, open_up_closed_rounds
from surveys.services.consultations import (
    NotToBeDecided,
    StatementsMissing,
    Wanted,
    add_statement,
    decide_statement,
    open_vote,
    start_consultation,
)
from surveys.services.founder import answer_first
from surveys.services.importing import import_closed_round
from surveys.services.instruments import instrument_of
from surveys.services.knowing import knows_with
from surveys.services.opening import (
    QUESTION,
    VOLUNTEER_QUESTION,
    NobodyAsked,
    NotReady,
    Plan,
    TooFewToProtect,
    open_leaders_round,
    open_round,
    questions_for,
)
from surveys.services.participating import refresh_due_participation, refresh_participation
from surveys.services.releasing import freeze_figures, release_due_figures, release_figures, rules_of
from surveys.services.roster import people_from_lines, read_lines
from surveys.services.sharing import NothingToShare, share_summary
from surveys.services.told import told

__all__ = [
    "QUESTION",
    "VOLUNTEER_QUESTION",
    "CannotStayOpen",
    "NobodyAsked",
    "NotHere",
    "NotOurs",
    "NotReady",
    "NotToBeDecided",
    "NothingToShare",
    "Plan",
    "RoundClosed",
    "RoundStillOpen",
    "StatementsMissing",
    "TooFewToProtect",
    "Wanted",
    "add_statement",
    "agree_action",
    "answer_first",
    "close_due_rounds",
    "close_round",
    "decide_statement",
    "finish_action",
    "freeze_figures",
    "hand_over",
    "hand_over_due_rounds",
    "import_closed_round",
    "instrument_of",
    "knows_with",
    "open_leaders_round",
    "open_round",
    "open_up_closed_rounds",
    "open_vote",
    "people_from_lines",
    "questions_for",
    "read_lines",
    "refresh_due_participation",
    "refresh_participation",
    "release_chain",
    "release_due_chains",
    "release_due_figures",
    "release_figures",
    "resume_action",
    "rules_of",
    "share_summary",
    "start_consultation",
    "told",
]
