from alignment.views.audit import RoundAudit
from alignment.views.drift import Drift, DriftAnswers
from alignment.views.findings import FindingDismissals, FindingReturn, Findings
from alignment.views.founder import FounderReadingPage, OwnAgainst, OwnDisagreement
from alignment.views.home import AlignmentHome
from alignment.views.labels import Labels, MatchLabel, MatchPhrase
from alignment.views.link_results import LinkBreach, LinkDenial, LinkDisagreement, LinkResults
from alignment.views.look_through import LookThrough
from alignment.views.method import method
from alignment.views.results import MatchBreach, MatchDenial, MatchDisagreement, Meeting, Results
from alignment.views.staff import StaffFigures, StaffWorkbook

__all__ = [
    "AlignmentHome",
    "Drift",
    "DriftAnswers",
    "FindingDismissals",
    "FindingReturn",
    "Findings",
    "FounderReadingPage",
    "Labels",
    "LinkBreach",
    "LinkDenial",
    "LinkDisagreement",
    "LinkResults",
    "LookThrough",
    "MatchBreach",
    "MatchDenial",
    "MatchDisagreement",
    "MatchLabel",
    "MatchPhrase",
    "Meeting",
    "OwnAgainst",
    "OwnDisagreement",
    "Results",
    "RoundAudit",
    "StaffFigures",
    "StaffWorkbook",
    "method",
]
