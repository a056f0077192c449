"""Text to reflection: what open answers show of a mission's promises. Knows no Django."""

from alignment.scoring.clauses import Clause, split_clauses, split_sentences
from alignment.scoring.encoder import Encoder, load_encoder
from alignment.scoring.evidence import word_weights
from alignment.scoring.likeness import likeness
from alignment.scoring.matching import match_strengths
from alignment.scoring.phrases import ProposedPromise, propose_promises
from alignment.scoring.reference import reference_sentences
from alignment.scoring.reflection import ENGINE_VERSION, read_answers
from alignment.scoring.splitting import holds_several, places_of_promises, split_promise_text
from alignment.scoring.strength import VOICED_STRENGTH
from alignment.scoring.texts import AnswerReading, AnswerText, Match, PromiseText, RoundReading
from alignment.scoring.themes import Theme, find_themes
from alignment.scoring.weights import EncoderUnavailable
from alignment.scoring.words import content_stems

__all__ = [
    "ENGINE_VERSION",
    "VOICED_STRENGTH",
    "AnswerReading",
    "AnswerText",
    "Clause",
    "Encoder",
    "EncoderUnavailable",
    "Match",
    "PromiseText",
    "ProposedPromise",
    "RoundReading",
    "Theme",
    "content_stems",
    "find_themes",
    "holds_several",
    "likeness",
    "load_encoder",
    "match_strengths",
    "places_of_promises",
    "propose_promises",
    "read_answers",
    "reference_sentences",
    "split_clauses",
    "split_promise_text",
    "split_sentences",
    "word_weights",
]
