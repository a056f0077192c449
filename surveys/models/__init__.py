"""What everybody may read. Answer rows live in `surveys.models.answers`, for the intake alone."""

from surveys.models import answers  # noqa: F401 - so that Django finds the tables
from surveys.models.action import Action
from surveys.models.chain import Chain
from surveys.models.consultation import Consultation, Statement
from surveys.models.founder import FounderReading
from surveys.models.instrument import Instrument, InstrumentVersion
from surveys.models.invitation import Invitation, RosterEntry
from surveys.models.node import RoundNode
from surveys.models.published import PublishedResult, PublishedSurvey
from surveys.models.release import AS_RELEASED, READ_AGAIN, READ_AGAIN_NEEDS, ReleasedFigure, ReleasedQuote
from surveys.models.round import Round
from surveys.models.round_plan import RoundPlan

__all__ = [
    "AS_RELEASED",
    "READ_AGAIN",
    "READ_AGAIN_NEEDS",
    "Action",
    "Chain",
    "Consultation",
    "FounderReading",
    "Instrument",
    "InstrumentVersion",
    "Invitation",
    "PublishedResult",
    "PublishedSurvey",
    "ReleasedFigure",
    "ReleasedQuote",
    "RosterEntry",
    "Round",
    "RoundNode",
    "RoundPlan",
    "Statement",
]
