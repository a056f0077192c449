"""What is asked and what counts as an answer: questions as plain values that freeze with a round. Knows no Django."""

from surveys.questionnaire.answers import AnswerErrors, Response, Sent, read_response
from surveys.questionnaire.builtin import BUILT_IN, VOLUNTEERS, built_in
from surveys.questionnaire.consulting import proposals_about, votes_on
from surveys.questionnaire.filling import fill_in
from surveys.questionnaire.question import (
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
    "LANGUAGES",
    "MAX_STATEMENT",
    "MAX_TEXT",
    "SCALE",
    "VOLUNTEERS",
    "AnswerErrors",
    "Condition",
    "Item",
    "Kind",
    "NotAQuestionnaire",
    "Question",
    "Questionnaire",
    "Response",
    "Role",
    "Sent",
    "Words",
    "as_json",
    "built_in",
    "fill_in",
    "from_json",
    "proposals_about",
    "read_response",
    "say",
    "votes_on",
]
