from missions.queries.comparison import compare_versions
from missions.queries.conflicts import conflict_page, target_of
from missions.queries.differences import word_difference
from missions.queries.highlights import find_phrase, highlight
from missions.queries.ledger import ledger, whole_shares
from missions.queries.next_step import next_step
from missions.queries.pages import mission_cards, mission_page, texts_set_aside, visible_versions
from missions.queries.reading import (
    active_promises,
    current_version,
    draft_of,
    engine_promises,
    primary_mission,
    strip_for,
)

__all__ = [
    "active_promises",
    "compare_versions",
    "conflict_page",
    "current_version",
    "draft_of",
    "engine_promises",
    "find_phrase",
    "highlight",
    "ledger",
    "mission_cards",
    "mission_page",
    "next_step",
    "primary_mission",
    "strip_for",
    "target_of",
    "texts_set_aside",
    "visible_versions",
    "whole_shares",
    "word_difference",
]
