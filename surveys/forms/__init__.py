from surveys.forms.actions import ActionEditForm, ActionForm
from surveys.forms.answering import AnswerSheet, AskedQuestion
from surveys.forms.asking import PublicRoundForm, UnnamedForm
from surveys.forms.consultations import ConsultationForm, DecidingForm, StatementForm, VoteForm
from surveys.forms.founder import FounderAnswerForm
from surveys.forms.own_surveys import KINDS_OF_QUESTIONS, cards_of, compared, has_room, preview_sheets
from surveys.forms.plans import PlanForm, values_of
from surveys.forms.rounds import RoundForm
from surveys.forms.sharing import SummaryForm
from surveys.forms.staff_round import SightRoundForm, StaffRoundForm

__all__ = [
    "KINDS_OF_QUESTIONS",
    "ActionEditForm",
    "ActionForm",
    "AnswerSheet",
    "AskedQuestion",
    "ConsultationForm",
    "DecidingForm",
    "FounderAnswerForm",
    "PlanForm",
    "PublicRoundForm",
    "RoundForm",
    "SightRoundForm",
    "StaffRoundForm",
    "StatementForm",
    "SummaryForm",
    "UnnamedForm",
    "VoteForm",
    "cards_of",
    "compared",
    "has_room",
    "preview_sheets",
    "values_of",
]
