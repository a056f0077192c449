from alignment.queries.agenda import agenda
from alignment.queries.backlog import ScoringBacklog, readings_due, rounds_due, scoring_backlog
from alignment.queries.report import release_report
from alignment.queries.results_page import results_page
from alignment.queries.tiles import newest_releases, overview_tiles
from alignment.queries.trend import TrendRow, trend

__all__ = [
    "ScoringBacklog",
    "TrendRow",
    "agenda",
    "newest_releases",
    "overview_tiles",
    "readings_due",
    "release_report",
    "results_page",
    "rounds_due",
    "scoring_backlog",
    "trend",
]
