"""Results of rounds without names: released rows to facts, facts to a page."""

from alignment.queries.staff.facts import staff_facts
from alignment.queries.staff.page import StaffPage, arrange, staff_page

__all__ = ["StaffPage", "arrange", "staff_facts", "staff_page"]
