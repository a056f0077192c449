"""Numbers to SVG, drawn on the server: the same picture in the page, in print and in mail."""

from missionhub.core.charts.bars import progress_bar, share_bar
from missionhub.core.charts.columns import column_map
from missionhub.core.charts.consensus import Arrow, Item, consensus_map
from missionhub.core.charts.interval import interval_dot
from missionhub.core.charts.interval_rows import Dot, IntervalRow, interval_rows
from missionhub.core.charts.line import Series, line
from missionhub.core.charts.marks import share_marks
from missionhub.core.charts.paired_dots import PairedRow, paired_dots
from missionhub.core.charts.power_interest import Mark, power_interest_grid
from missionhub.core.charts.quadrant import Amounts, Axes, quadrant
from missionhub.core.charts.share_rows import COLORS, ShareRow, share_rows
from missionhub.core.charts.small import interval_mark, state_dot
from missionhub.core.charts.sparkline import sparkline

__all__ = [
    "COLORS",
    "Amounts",
    "Arrow",
    "Axes",
    "Dot",
    "IntervalRow",
    "Item",
    "Mark",
    "PairedRow",
    "Series",
    "ShareRow",
    "column_map",
    "consensus_map",
    "interval_dot",
    "interval_mark",
    "interval_rows",
    "line",
    "paired_dots",
    "power_interest_grid",
    "progress_bar",
    "quadrant",
    "share_bar",
    "share_marks",
    "share_rows",
    "sparkline",
    "state_dot",
]
