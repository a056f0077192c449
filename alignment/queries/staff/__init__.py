"""Results of rounds without names: released rows to facts, facts to a page."""

from alignment.queries.staff.facts import staff_facts
from alignment.queries.staff.page import StaffPage, arrange, staff_page
from alignment.queries.staff.rounds import alignment_tiles, released_rounds, staff_tiles, standing_tile
from alignment.queries.staff.sheet import sheet, sources, table

__all__ = [
    "StaffPage",
    "alignment_tiles",
    "arrange",
    "released_rounds",
    "sheet",
    "sources",
    "staff_facts",
    "staff_page",
    "staff_tiles",
    "standing_tile",
    "table",
]
