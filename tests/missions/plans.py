"""An outcome that owes check-ins, in a week the tests agree on: Wednesday, 18 November 2026."""

from datetime import UTC, date, datetime

from missionhub.organizations.models import Organization, Person
from missions.models import Outcome
from tests.factories.plans import CheckInFactory, OutcomeFactory

AT = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
ON = AT.date()
MONDAY = datetime(2026, 11, 16, 7, 30, tzinfo=UTC)
LAST_WEEK = date(2026, 11, 11)


def weekly(
    *, lead: Person | None, organization: Organization | None = None, last_on: date | None = LAST_WEEK, **fields: object
) -> Outcome:
    """Checked in for until last week, so that this week's is due by Sunday, 22 November."""
    organization = organization or lead.organization
    fields = {"title": "Families fed", "unit": "families", "cadence": "weekly", "start_on": date(2026, 9, 7)} | fields
    outcome = OutcomeFactory(organization=organization, lead=lead, **fields)
    if last_on:
        CheckInFactory(outcome=outcome, on=last_on, value=40, confidence="medium", made_by=lead)
    return outcome


def overdue(*, lead: Person | None, **fields: object) -> Outcome:
    """Last checked in for three weeks ago."""
    return weekly(lead=lead, last_on=date(2026, 10, 28), **fields)
