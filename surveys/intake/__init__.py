"""The one door to answers: takes them sealed, opens them after closing, hands cells and texts on."""

from surveys.intake.cells import Cell, MixedText, cells_in, cells_of, mixed_texts
from surveys.intake.grants import web_grants
from surveys.intake.key_copies import (
    KEY_COPIES_KEPT,
    UNFINISHED,
    backup_name,
    copy_keys,
    expire_key_copies,
    keys_in_use,
    put_back_keys,
)
from surveys.intake.keys import KeyLost, destroy_key, new_key
from surveys.intake.opening import (
    AttributedText,
    Knows,
    ReaderMissing,
    answers_for_scoring,
    destroy_spent_keys,
    forget_submissions,
    is_worth_mixing,
    open_up,
    orders_given,
    store_published,
)
from surveys.intake.receiving import Receipt, open_round_of, receive, receive_public, seal_ahead

__all__ = [
    "KEY_COPIES_KEPT",
    "UNFINISHED",
    "AttributedText",
    "Cell",
    "KeyLost",
    "Knows",
    "MixedText",
    "ReaderMissing",
    "Receipt",
    "answers_for_scoring",
    "backup_name",
    "cells_in",
    "cells_of",
    "copy_keys",
    "destroy_key",
    "destroy_spent_keys",
    "expire_key_copies",
    "forget_submissions",
    "is_worth_mixing",
    "keys_in_use",
    "mixed_texts",
    "new_key",
    "open_round_of",
    "open_up",
    "orders_given",
    "put_back_keys",
    "receive",
    "receive_public",
    "seal_ahead",
    "store_published",
    "web_grants",
]
