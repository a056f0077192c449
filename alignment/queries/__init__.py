from alignment.queries.backlog import ScoringBacklog, readings_due, rounds_due, scoring_backlog
from alignment.queries.report import release_report
from alignment.queries.results_page import results_page
from alignment.queries.tiles import overview_tiles, releases_with_counts
from alignment.queries.trend import TrendRow, trend

__all__ = [
    "ScoringBacklog",
    "TrendRow",
    "overview_tiles",
    "readings_due",
    "release_report",
    "releases_with_counts",
    "results_page",
    "rounds_due",
    "scoring_backlog",
    "trend",
]
