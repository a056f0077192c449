from alignment.services.breach import NothingToDeny, NotRead, deny, say_against
from alignment.services.disagreement import MatchGone, disagree, disagree_ahead, say_against_ahead
from alignment.services.dismissal import SayWhy, bring_back, set_aside
from alignment.services.drift import NothingToAnswer, read_drift, say_whether_intended
from alignment.services.due import release_what_is_due
from alignment.services.founder import answer_founder_reading
from alignment.services.label import CannotBeLabeled, label, withdraw_label
from alignment.services.look_through import Reading, Said, look_through
from alignment.services.phrase import PhraseNotTaught, teach_phrase
from alignment.services.release import RoundNotOpenedUp, read_again, release_round

__all__ = [
    "CannotBeLabeled",
    "MatchGone",
    "NotRead",
    "NothingToAnswer",
    "NothingToDeny",
    "PhraseNotTaught",
    "Reading",
    "RoundNotOpenedUp",
    "Said",
    "SayWhy",
    "answer_founder_reading",
    "bring_back",
    "deny",
    "disagree",
    "disagree_ahead",
    "label",
    "look_through",
    "read_again",
    "read_drift",
    "release_round",
    "release_what_is_due",
    "say_against",
    "say_against_ahead",
    "say_whether_intended",
    "set_aside",
    "teach_phrase",
    "withdraw_label",
]
