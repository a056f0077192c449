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
    "current_version",
    "draft_of",
    "engine_promises",
    "primary_mission",
    "strip_for",
]
