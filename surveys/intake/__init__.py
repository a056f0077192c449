"""The one door to answers: takes them sealed, opens them after closing, hands texts to scoring."""

from surveys.intake.keys import KeyLost, new_key
from surveys.intake.opening import answers_for_scoring, destroy_spent_keys, open_up, store_published
from surveys.intake.receiving import MAX_TEXT, AttributedText, Receipt, digest_of, receive, seal_ahead

__all__ = [
    "MAX_TEXT",
    "AttributedText",
    "KeyLost",
    "Receipt",
    "answers_for_scoring",
    "destroy_spent_keys",
    "digest_of",
    "new_key",
    "open_up",
    "receive",
    "seal_ahead",
    "store_published",
]
