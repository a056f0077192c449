from surveys.services.actions import NotHere, RoundStillOpen, agree_action, finish_action, resume_action
from surveys.services.closing import RoundClosed, close_due_rounds, close_round, open_up_closed_rounds
from surveys.services.founder import answer_first
from surveys.services.importing import import_closed_round
from surveys.services.opening import QUESTION, VOLUNTEER_QUESTION, NobodyAsked, open_leaders_round
from surveys.services.roster import people_from_lines, read_lines

__all__ = [
    "QUESTION",
    "VOLUNTEER_QUESTION",
    "NobodyAsked",
    "NotHere",
    "RoundClosed",
    "RoundStillOpen",
    "agree_action",
    "answer_first",
    "close_due_rounds",
    "close_round",
    "finish_action",
    "import_closed_round",
    "open_leaders_round",
    "open_up_closed_rounds",
    "people_from_lines",
    "read_lines",
    "resume_action",
]
