"""What is asked and what counts as an answer: questions as plain values that freeze with a round. Knows no Django."""

from surveys.questionnaire.answers import AnswerErrors, Response, Sent, read_response
from surveys.questionnaire.builtin import (
    BUILT_IN,
    PRIORITIES,
    QUESTION,
    VOLUNTEER_QUESTION,
    VOLUNTEERS,
    built_in,
)
from surveys.questionnaire.consulting import proposals_about, votes_on
from surveys.questionnaire.drafting import (
    CHOICES,
    Edit,
    Removed,
    TooManyQuestions,
    edited,
    is_joined,
    may_join,
    read_draft,
)
from surveys.questionnaire.filling import fill_in
from surveys.questionnaire.merging import MINE, Clash, merge
from surveys.questionnaire.question import (
    MAX_QUESTIONS,
    MAX_STATEMENT,
    MAX_TEXT,
    SCALE,
    Condition,
    Item,
    Kind,
    Question,
    Questionnaire,
    Role,
)
from surveys.questionnaire.stored import NotAQuestionnaire, as_json, from_json
from surveys.questionnaire.words import LANGUAGES, Words, say

__all__ = [
    "BUILT_IN",
    "CHOICES",
    "LANGUAGES",
    "MAX_QUESTIONS",
    "MAX_STATEMENT",
    "MAX_TEXT",
    "MINE",
    "PRIORITIES",
    "QUESTION",
    "SCALE",
    "VOLUNTEERS",
    "VOLUNTEER_QUESTION",
    "AnswerErrors",
    "Clash",
    "Condition",
    "Edit",
    "Item",
    "Kind",
    "NotAQuestionnaire",
    "Question",
    "Questionnaire",
    "Removed",
    "Response",
    "Role",
    "Sent",
    "TooManyQuestions",
    "Words",
    "as_json",
    "built_in",
    "edited",
    "fill_in",
    "from_json",
    "is_joined",
    "may_join",
    "merge",
    "proposals_about",
    "read_draft",
    "read_response",
    "say",
    "votes_on",
]
