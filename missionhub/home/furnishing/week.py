"""What visitors owe this week: outcomes with a weekly rhythm, and the pause over the year's end."""

from datetime import date, datetime

from missionhub.home.furnishing.outcomes import furnish_outcomes
from missionhub.home.furnishing.pages import read_area
from missionhub.organizations.models import Organization, Person
from missions.models import CheckIn, KeyRole, Outcome, Responsibility
from missions.services.check_ins import acknowledge
from missions.services.comments import add_comment
from missions.services.pauses import set_pause
from missions.services.responsibilities import NO_PART, CellChange, assign


def furnish_week(*, organization: Organization, by: Person, at: datetime) -> None:
    furnish_outcomes(organization=organization, by=by, at=at, area="week")
    set_pause(
        organization=organization,
        name=read_area("week")["pause"],
        starts_on=date(at.year, 12, 21),
        ends_on=date(at.year + 1, 1, 3),
    )
    _answer_for_them(organization)
    _read_one(organization, at=at)


def _answer_for_them(organization: Organization) -> None:
    """The kitchen lead answers for all of them."""
    titles = [wanted["title"] for wanted in read_area("week")["outcome"]]
    role = KeyRole.objects.of(organization).get(name=read_area("week")["role"])
    for outcome in Outcome.objects.of(organization).filter(title__in=titles).in_order():
        assign(outcome=outcome, changes={role.pk: CellChange(NO_PART, Responsibility.Kind.ACCOUNTABLE)})


def _read_one(organization: Organization, *, at: datetime) -> None:
    """A reviewer has seen and answered one check-in of each outcome that is read, but for the newest."""
    for outcome in Outcome.objects.of(organization).open().filter(reviewer__isnull=False).in_order():
        older = CheckIn.objects.filter(outcome=outcome).select_related("outcome__organization").newest_first()[1:2]
        for check_in in older:
            if check_in.made_by_id == outcome.reviewer_id or outcome.reviewer is None:
                continue
            acknowledge(check_in=check_in, by=outcome.reviewer, at=at)
            if check_in.note:
                text = read_area("week")["answer"]
                add_comment(subject=check_in, text=text, by=outcome.reviewer, at=at)
