"""Surveys an organization has: each built-in one appears when it is first used."""

from datetime import datetime

from missionhub.organizations.models import Organization, Person
from surveys.models import Instrument, InstrumentVersion
from surveys.questionnaire import as_json, built_in


def instrument_of(*, organization: Organization, kind: str, by: Person | None, at: datetime) -> InstrumentVersion:
    """The newest version of the organization's built-in instrument of this kind, made if it is not there."""
    instrument = Instrument.objects.of(organization).filter(kind=kind).order_by("pk").first()
    if instrument is None:
        instrument = Instrument.objects.create(
            organization=organization, kind=kind, title=str(Instrument.Kind(kind).label)
        )
    newest = instrument.versions.order_by("-number").first()
    if newest is None:
        newest = InstrumentVersion.objects.create(
            instrument=instrument, number=1, questions=as_json(built_in(kind)), created_at=at, created_by=by
        )
    return newest
