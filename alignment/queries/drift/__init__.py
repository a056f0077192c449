"""Has our mission moved? What each signal rests on, and the rows told in words."""

from alignment.queries.drift.due import drift_inputs, missions_with_drift_due
from alignment.queries.drift.page import drift_page
from alignment.queries.drift.tile import drift_tile, read_drift_tile

__all__ = ["drift_inputs", "drift_page", "drift_tile", "missions_with_drift_due", "read_drift_tile"]
