"""Who is around a party: written down for its own side, and shown to the others by an act of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missions.models import Stakeholder as RegisterEntry
from partnerships.models import Participant, Stakeholder, StakeholderEngagement
from partnerships.models.visibility import Visibility


class StakeholderNamed(DomainError):
    """Our side has written them down already."""


class NotPlaced(DomainError):
    """Nothing to show yet: power and interest are not judged."""


class MovedMeanwhile(DomainError):
    """By a colleague, since the grid was opened."""


@dataclass(frozen=True)
class StakeholderWords:
    """What a form asks; None and False where nobody judged."""

    name: str
    kind: str = RegisterEntry.Kind.BENEFICIARIES
    power: int | None = None
    interest: int | None = None
    is_legitimate: bool = False
    is_urgent: bool = False
    affected: int | None = None
    stance: int | None = None
    expectation: str = ""
    owner: Participant | None = None
    same_as: Stakeholder | None = None


def write_stakeholder(*, words: StakeholderWords, by: Participant, at: datetime) -> Stakeholder:
    """For one's own side alone, until somebody shares it."""
    _refuse_named(words.name, by=by)
    return Stakeholder.objects.create(party=by.party, written_at=at, **_columns(words))


def rewrite_stakeholder(*, stakeholder: Stakeholder, words: StakeholderWords, by: Participant, at: datetime) -> None:
    """Whoever reads it reads the new words at once."""
    _refuse_named(words.name, by=by, but=stakeholder)
    Stakeholder.objects.filter(pk=stakeholder.pk, party=by.party).update(written_at=at, **_columns(words))


def place_stakeholder(
    *,
    stakeholder: Stakeholder,
    power: int,
    interest: int,
    from_power: int | None,
    from_interest: int | None,
    by: Participant,
    at: datetime,
) -> None:
    """From where it was seen to stand."""
    stood = Stakeholder.objects.filter(pk=stakeholder.pk, party=by.party, power=from_power, interest=from_interest)
    if not stood.update(power=power, interest=interest, written_at=at):
        raise MovedMeanwhile(
            _("A colleague moved “%(name)s” meanwhile, and there it stands. Move it again if you see it otherwise.")
            % {"name": stakeholder}
        )


@transaction.atomic
def take_over(*, entries: Iterable[RegisterEntry], by: Participant, at: datetime) -> list[Stakeholder]:
    """Copies for one's own side alone: name, kind, power, interest and expectation.

    The register's stance is towards the mission, not towards this partnership; its notes and engagements stay there.
    """
    there = {name.casefold() for name in Stakeholder.objects.filter(party=by.party).values_list("name", flat=True)}
    return [
        Stakeholder.objects.create(
            party=by.party,
            name=entry.name,
            kind=entry.kind,
            power=entry.power,
            interest=entry.interest,
            expectation=entry.expectation,
            taken_from=entry,
            written_at=at,
        )
        for entry in entries
        if entry.organization_id == by.party.organization_id and entry.name.casefold() not in there
    ]


def share_stakeholder(*, stakeholder: Stakeholder, by: Participant, at: datetime) -> None:
    if not stakeholder.is_placed:
        raise NotPlaced(_("Say first how much they can do and how much they care; then there is something to show."))
    ours = Stakeholder.objects.filter(pk=stakeholder.pk, party=by.party).exclude(visibility=Visibility.SHARED)
    ours.update(visibility=Visibility.SHARED, shared_at=at)


def withdraw_stakeholder(*, stakeholder: Stakeholder, by: Participant) -> None:
    """From now on; what somebody has read or taken along is read."""
    ours = Stakeholder.objects.filter(pk=stakeholder.pk, party=by.party)
    ours.update(visibility=Visibility.PARTY_PRIVATE, shared_at=None)


def remove_stakeholder(*, stakeholder: Stakeholder, by: Participant) -> None:
    Stakeholder.objects.filter(pk=stakeholder.pk, party=by.party).delete()


def note_engagement(
    *, stakeholder: Stakeholder, text: str, held_on: date, by: Participant, at: datetime
) -> StakeholderEngagement:
    """For one's own side alone, whether the entry is shared or not."""
    return StakeholderEngagement.objects.create(
        stakeholder=stakeholder, text=text, held_on=held_on, by=by, written_at=at
    )


def take_out_engagement(*, pk: int, by: Participant) -> None:
    StakeholderEngagement.objects.of(by.party).filter(pk=pk).delete()


def _refuse_named(name: str, *, by: Participant, but: Stakeholder | None = None) -> None:
    others = Stakeholder.objects.filter(party=by.party, name__iexact=name)
    if others.exclude(pk=but.pk if but else None).exists():
        raise StakeholderNamed(_("“%(name)s” stands on your list already. Edit that entry.") % {"name": name})


def _columns(words: StakeholderWords) -> dict[str, object]:
    return {field.name: getattr(words, field.name) for field in fields(words)}
