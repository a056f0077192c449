from partnerships.models.assumption import Assumption
from partnerships.models.bid import Award, Bid, BidOffer, GateAnswer
from partnerships.models.bid_score import BidEffect, BidScore
from partnerships.models.call import Call, CallMission, CallState, Criterion, Gate, Scorer
from partnerships.models.dialogue import DialogueAnswer
from partnerships.models.event import ContextEvent
from partnerships.models.first_look import Estimate, FirstLook, FirstLookGoal, Guess
from partnerships.models.invitation import PartyInvitation
from partnerships.models.neutral import Neutral, NeutralConsent
from partnerships.models.note import PrivateNote
from partnerships.models.offer import Offer
from partnerships.models.option import Option
from partnerships.models.partnership import Participant, ParticipantRole, Partnership, Party
from partnerships.models.power import PowerSheet, Supply
from partnerships.models.profile import Motivation, PartyProfile, ResourceNeedOffer, ValueAllocation
from partnerships.models.rating import Acceptance, CellAgreement, CellRating
from partnerships.models.round import AlignmentRound, Goal, Submission
from partnerships.models.safeguard import ChairedMeeting, Safeguard, SafeguardAcceptance
from partnerships.models.stakeholder import Hearing, Stakeholder, StakeholderEngagement
from partnerships.models.value import ValueItem, ValueReport
from partnerships.models.visibility import SeenByParty, Visibility

__all__ = [
    "Acceptance",
    "AlignmentRound",
    "Assumption",
    "Award",
    "Bid",
    "BidEffect",
    "BidOffer",
    "BidScore",
    "Call",
    "CallMission",
    "CallState",
    "CellAgreement",
    "CellRating",
    "ChairedMeeting",
    "ContextEvent",
    "Criterion",
    "DialogueAnswer",
    "Estimate",
    "FirstLook",
    "FirstLookGoal",
    "Gate",
    "GateAnswer",
    "Goal",
    "Guess",
    "Hearing",
    "Motivation",
    "Neutral",
    "NeutralConsent",
    "Offer",
    "Option",
    "Participant",
    "ParticipantRole",
    "Partnership",
    "Party",
    "PartyInvitation",
    "PartyProfile",
    "PowerSheet",
    "PrivateNote",
    "ResourceNeedOffer",
    "Safeguard",
    "SafeguardAcceptance",
    "Scorer",
    "SeenByParty",
    "Stakeholder",
    "StakeholderEngagement",
    "Submission",
    "Supply",
    "ValueAllocation",
    "ValueItem",
    "ValueReport",
    "Visibility",
]
