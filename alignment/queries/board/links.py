"""Links to the paper: those there are, and the one that a token proves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from alignment.models import PaperLink
from missionhub.core.tokens import identify, is_valid
from missionhub.organizations.models import Organization


@dataclass(frozen=True)
class LinkRow:
    link: PaperLink
    url: str  # empty where it opens nothing any more
    is_over: bool


def paper_links(organization: Organization, *, on: date) -> Sequence[LinkRow]:
    """Those that work first, the newest first."""
    rows = [_row(link, on) for link in PaperLink.objects.of(organization).order_by("-created_at", "pk")]
    return sorted(rows, key=lambda row: not row.url)


def _row(link: PaperLink, on: date) -> LinkRow:
    is_over = link.last_on < on
    works = link.revoked_at is None and not is_over
    return LinkRow(link, paper_url(link) if works else "", is_over)


def paper_url(link: PaperLink) -> str:
    """Its host is the configured one, never the request's."""
    return settings.SITE_URL + reverse("alignment:shared-paper", args=[link.token])


def paper_link_for(token: str, *, at: datetime) -> PaperLink | None:
    """The link a token proves, as long as it works. Forged, revoked, over or unknown are one and the same."""
    pk = identify(token)
    if pk is None or not is_valid(purpose=PaperLink.PURPOSE, token=token, identifier=pk):
        return None
    link = PaperLink.objects.filter(pk=pk, revoked_at__isnull=True).select_related("organization").first()
    return link if link and link.last_on >= link.organization.today(at=at) else None
