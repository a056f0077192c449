"""One line that somebody the demonstration knows has drawn: invented, like everything there."""

from datetime import datetime
from decimal import Decimal

from alignment.services.benchmarks import add_line
from missionhub.organizations.models import Organization, Person


def furnish_benchmarks(*, organization: Organization, by: Person, at: datetime) -> None:
    fields = {
        "item": "I can say in one sentence what we are here for",
        "percent": Decimal(58),
        "scale": "agree and strongly agree, of five",
        "population": "Staff of twelve food banks in the state",
        "n": 640,
        "year": at.year - 1,
        "country": "United States",
        "source": "State network of food banks, staff survey (invented)",
        "is_comparable": False,
        "reason": "It counts “agree” as well, and ours counts “strongly agree” alone.",
    }
    add_line(organization=organization, fields=fields, by=by, at=at)
