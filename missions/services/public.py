"""Choosing what the world sees."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person
from missions.models import Outcome, Promise, PublicPage, Story
from missions.queries.public import stories_with_consent

FIELDS = ("is_on", "shows_statement", "shows_vision", "shows_values", "introduction", "figures")


class PublicPageMovedOn(DomainError):
    pass


@transaction.atomic
def save_public_page(
    *,
    organization: Organization,
    fields: Mapping[str, Any],
    promises: Iterable[Promise],
    outcomes: Iterable[Outcome],
    stories: Iterable[Story],
    seen: datetime | None,
    by: Person | None,
    at: datetime,
) -> PublicPage:
    """Show exactly these, on top of the choice made at `seen`; a story only with its teller's consent."""
    page, _made = PublicPage.objects.get_or_create(organization=organization)
    wanted = {name: fields[name] for name in FIELDS if name in fields}
    untouched = PublicPage.objects.filter(pk=page.pk, changed_at=seen) if seen else _never_changed(page)
    if not untouched.update(**wanted, changed_at=at, changed_by=by):
        raise PublicPageMovedOn(
            _("Somebody changed the page after you opened it. Look at your choice, then save again.")
        )
    _choose(Promise.objects.of(organization), promises)
    _choose(Outcome.objects.of(organization), outcomes)
    _choose(Story.objects.of(organization), stories_with_consent(organization).filter(pk__in=[s.pk for s in stories]))
    page.refresh_from_db()
    return page


def _never_changed(page: PublicPage) -> Any:
    return PublicPage.objects.filter(pk=page.pk, changed_at__isnull=True)


def _choose(ours: Any, chosen: Iterable[Any]) -> None:
    wanted = [row.pk for row in chosen]
    ours.filter(is_public=True).exclude(pk__in=wanted).update(is_public=False)
    ours.filter(is_public=False, pk__in=wanted).update(is_public=True)
