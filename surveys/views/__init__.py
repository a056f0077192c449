from surveys.views.action_link import ActionByLink
from surveys.views.actions import ActionCompletion, ActionEdit, Actions
from surveys.views.answering import Answer, Answered, Answering
from surveys.views.asking import PublicRoundCreate, RoundKinds, SightRoundCreate, StaffRoundCreate
from surveys.views.consultations import (
    ConsultationCreate,
    ConsultationPage,
    ConsultationVote,
    StatementDecision,
    Statements,
)
from surveys.views.founder import FounderAnswer
from surveys.views.opening import RoundCreate
from surveys.views.own_surveys import (
    SurveyArchive,
    SurveyConflict,
    SurveyEditor,
    SurveyList,
    SurveyPreview,
    SurveyReturn,
)
from surveys.views.plans import PlanCreate, PlanEdit, PlanEnd, PlanOmission, PlanOwner, PlanPause, Plans
from surveys.views.rounds import Closure, InvitationQr, RoundList, RoundPage, Sheet
from surveys.views.sharing import RoundSummary

__all__ = [
    "ActionByLink",
    "ActionCompletion",
    "ActionEdit",
    "Actions",
    "Answer",
    "Answered",
    "Answering",
    "Closure",
    "ConsultationCreate",
    "ConsultationPage",
    "ConsultationVote",
    "FounderAnswer",
    "InvitationQr",
    "PlanCreate",
    "PlanEdit",
    "PlanEnd",
    "PlanOmission",
    "PlanOwner",
    "PlanPause",
    "Plans",
    "PublicRoundCreate",
    "RoundCreate",
    "RoundKinds",
    "RoundList",
    "RoundPage",
    "RoundSummary",
    "Sheet",
    "SightRoundCreate",
    "StaffRoundCreate",
    "StatementDecision",
    "Statements",
    "SurveyArchive",
    "SurveyConflict",
    "SurveyEditor",
    "SurveyList",
    "SurveyPreview",
    "SurveyReturn",
]
