"""Making, ending and opening a link to the board paper."""

from datetime import date, datetime, timedelta

from django.db.models import F, Q
from django.utils.translation import gettext as _

from alignment.models import PaperLink
from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person

HOUR = timedelta(hours=1)


class LinkLastsTooLong(DomainError):
    """Beyond the longest a link may last, or over before it began."""


class OpenedTooOften(DomainError):
    """More in an hour than a board opens."""


def share_paper(*, organization: Organization, name: str, last_on: date, by: Person, at: datetime) -> PaperLink:
    today = organization.today(at=at)
    if not today <= last_on <= today + timedelta(days=PaperLink.LASTS_AT_MOST):
        raise LinkLastsTooLong(
            _("Choose a last day from today to %(days)s days from now.") % {"days": PaperLink.LASTS_AT_MOST}
        )
    return PaperLink.objects.create(organization=organization, name=name, last_on=last_on, created_at=at, created_by=by)


def revoke_paper_link(*, link: PaperLink, at: datetime) -> None:
    PaperLink.objects.filter(pk=link.pk, revoked_at__isnull=True).update(revoked_at=at)


def count_opening(*, link: PaperLink, at: datetime) -> None:
    """One row changes or none, whoever opens it at the same moment. Raises OpenedTooOften."""
    mine = PaperLink.objects.filter(pk=link.pk)
    running = Q(hour_began_at__gt=at - HOUR)
    if mine.filter(running, opened_in_hour__lt=PaperLink.MOST_IN_AN_HOUR).update(
        opened_in_hour=F("opened_in_hour") + 1
    ):
        return
    if not mine.exclude(running).update(hour_began_at=at, opened_in_hour=1):
        raise OpenedTooOften(_("This link was opened very often within the last hour. Please open it again later."))
