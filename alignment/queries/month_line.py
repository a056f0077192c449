"""What the monthly update says of results: the finding that comes first, to those who may read results alone."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from alignment.models import Release
from alignment.queries.findings import findings
from missionhub.organizations.models import Membership, Organization, Person
from missionhub.organizations.permissions import Permission
from missions.messages.month_lines import MonthLine
from surveys.models import AS_RELEASED, Round


def month_line(person: Person, since: datetime, until: datetime) -> MonthLine | None:
    """None of a month in which nothing was released."""
    organization = person.organization
    if not _may_read_results(person) or not _was_released(organization, since, until):
        return None
    open_ones = findings(organization, on=organization.today(at=until)).open
    row = next((row for row in open_ones if row.is_measured), None)
    if row is None:
        return None
    path = f"{reverse('alignment:findings', args=[organization.slug])}#{row.anchor}"
    return MonthLine(_("What the newest results say"), row.sentence, row.sure[0], _("What to do next"), path)


def _may_read_results(person: Person) -> bool:
    membership = Membership.objects.filter(person=person).first()
    return membership is not None and membership.may(Permission.RESULTS_VIEW)


def _was_released(organization: Organization, since: datetime, until: datetime) -> bool:
    when = {"released_at__gte": since, "released_at__lt": until}
    named = Release.objects.of(organization).with_names().of_edition(AS_RELEASED).filter(**when)
    return named.exists() or Round.objects.of(organization).released().filter(**when).exists()
