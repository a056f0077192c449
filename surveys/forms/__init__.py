from surveys.forms.actions import ActionForm
from surveys.forms.answering import AnswerSheet, AskedQuestion
from surveys.forms.founder import FounderAnswerForm
from surveys.forms.rounds import RoundForm

__all__ = ["ActionForm", "AnswerSheet", "AskedQuestion", "FounderAnswerForm", "RoundForm"]
