"""Days on which nobody owes a check-in."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization
from missions.models import Pause


class EndsBeforeItBegins(DomainError):
    pass


@transaction.atomic
def set_pause(
    *, organization: Organization, name: str, starts_on: date, ends_on: date, pause: Pause | None = None
) -> Pause:
    """A new one, or another name and other days for one that stands."""
    if ends_on < starts_on:
        raise EndsBeforeItBegins(_("The pause ends before it begins. Change one of the two days."))
    pause = pause or Pause(organization=organization)
    pause.name, pause.starts_on, pause.ends_on = name, starts_on, ends_on
    pause.save()
    return pause


def lift_pause(*, pause: Pause) -> None:
    """Check-ins of those days are owed again."""
    pause.delete()
