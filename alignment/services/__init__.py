from alignment.services.disagreement import disagree
from alignment.services.due import release_what_is_due
from alignment.services.founder import answer_founder_reading
from alignment.services.release import RoundNotOpenedUp, release_round

__all__ = [
    "RoundNotOpenedUp",
    "answer_founder_reading",
    "disagree",
    "release_round",
    "release_what_is_due",
]
