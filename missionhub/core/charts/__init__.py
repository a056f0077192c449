"""Numbers to SVG, drawn on the server: the same picture in the page, in print and in mail."""

from missionhub.core.charts.interval import interval_dot
from missionhub.core.charts.sparkline import sparkline

__all__ = ["interval_dot", "sparkline"]
