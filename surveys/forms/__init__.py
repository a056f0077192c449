from surveys.forms.actions import ActionForm
from surveys.forms.answering import AnswerSheet, AskedQuestion
from surveys.forms.asking import PublicRoundForm, UnnamedForm
from surveys.forms.founder import FounderAnswerForm
from surveys.forms.rounds import RoundForm
from surveys.forms.sharing import SummaryForm
from surveys.forms.staff_round import StaffRoundForm

__all__ = [
    "ActionForm",
    "AnswerSheet",
    "AskedQuestion",
    "FounderAnswerForm",
    "PublicRoundForm",
    "RoundForm",
    "StaffRoundForm",
    "SummaryForm",
    "UnnamedForm",
]
