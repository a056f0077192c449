"""What every row that people make, edit together and put away has in common."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.organizations.models import Organization, Person
from missions.models import Noun
from missions.services.editing import SaveOutcome, first_revision, save_fields

AnyNoun = TypeVar("AnyNoun", bound=Noun)


class AlreadyPutAway(DomainError):
    pass


@transaction.atomic
def add_noun(
    model: type[AnyNoun], *, organization: Organization, fields: Mapping[str, Any], by: Person | None, at: datetime
) -> AnyNoun:
    """A new row with the revision it starts from."""
    noun = model(organization=organization, created_at=at, created_by=by, **fields)
    noun.save(force_insert=True)
    noun.refresh_from_db()
    first_revision(subject=noun, by=by, at=at)
    return noun


def edit_noun(
    *, noun: Noun, lock_version: int, fields: Mapping[str, Any], by: Person | None, at: datetime
) -> SaveOutcome:
    """Save what was typed on top of `lock_version`; what met somebody else's words is set aside, never lost."""
    return save_fields(subject=noun, lock_version=lock_version, fields=fields, by=by, at=at)


def put_away(*, noun: Noun, by: Person | None, at: datetime) -> None:
    """It no longer counts; everything said about it stays."""
    if not type(noun).objects.active().filter(pk=noun.pk).update(archived_at=at, archived_by=by):
        raise AlreadyPutAway(_("Somebody has put this away already. Reload the page to see what stands."))


def restore_noun(*, noun: Noun) -> None:
    """Bring back what was put away."""
    type(noun).objects.filter(pk=noun.pk).update(archived_at=None, archived_by=None)
