"""Numbers to SVG, drawn on the server: the same picture in the page, in print and in mail."""

from missionhub.core.charts.bars import progress_bar, share_bar
from missionhub.core.charts.interval import interval_dot
from missionhub.core.charts.line import Series, line
from missionhub.core.charts.sparkline import sparkline

__all__ = ["Series", "interval_dot", "line", "progress_bar", "share_bar", "sparkline"]
