"""Asking somebody of neither side to read along: every side says yes, any side alone says no, at any time."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.core.tokens import identify, is_valid
from partnerships.models import Neutral, NeutralConsent, Participant, Partnership, Party


class NotNeutral(DomainError):
    """There are no two sides yet, or the last day cannot stand."""


class NeutralOver(DomainError):
    """Ended, or its day has passed."""


class NothingToRead(DomainError):
    """In the same words for a link that never was, waits for a yes, was ended or is over."""


@transaction.atomic
def propose_neutral(*, name: str, role: str, ends_on: date, by: Participant, at: datetime) -> Neutral:
    """With the yes of its own side."""
    _hold(by.partnership_id)
    if Party.objects.here().filter(partnership=by.partnership).count() < Neutral.SIDES:
        raise NotNeutral(_("Somebody is of neither side only once there are two. Invite your partner first."))
    today = at.date()
    if not today <= ends_on <= today + timedelta(days=Neutral.LONGEST):
        raise NotNeutral(_("Choose a last day from today on, at most a year away. Then you can agree anew."))
    neutral = Neutral.objects.create(
        partnership=by.partnership, name=name, role=role, ends_on=ends_on, proposed_by=by.party, proposed_at=at
    )
    NeutralConsent.objects.create(neutral=neutral, party=by.party, by=by, at=at)
    return neutral


@transaction.atomic
def consent_to_neutral(*, neutral: Neutral, by: Participant, at: datetime) -> None:
    """The party's yes to exactly this person, task and day."""
    _hold(by.partnership_id)
    standing = Neutral.objects.standing(on=at.date()).filter(partnership=by.partnership, pk=neutral.pk).first()
    if standing is None:
        raise NeutralOver(_("This was ended by one side, or its last day has passed. Propose it anew if you want it."))
    NeutralConsent.objects.get_or_create(neutral=standing, party=by.party, defaults={"by": by, "at": at})


@transaction.atomic
def end_neutral(*, neutral: Neutral, by: Participant, at: datetime) -> None:
    """By any party alone, whoever proposed it; no link opens anything from this moment."""
    _hold(by.partnership_id)
    rows = Neutral.objects.standing(on=at.date()).filter(partnership=by.partnership, pk=neutral.pk)
    if not rows.update(ended_at=at):
        raise NeutralOver(_("This is over already: the link opens nothing."))


def find_yes(*, token: str, at: datetime) -> NeutralConsent:
    """The yes whose link it is: whoever has left holds a link that opens nothing. Raises NothingToRead."""
    identifier = identify(token)
    if identifier and is_valid(purpose=NeutralConsent.PURPOSE, token=token, identifier=identifier):
        standing = Neutral.objects.standing(on=at.date())
        rows = NeutralConsent.objects.filter(neutral__in=standing, party__in=Party.objects.here())
        yes = rows.select_related("neutral__partnership", "party").filter(pk=identifier).first()
        if yes and yes.neutral.is_in_force(list(Party.objects.here().filter(partnership=yes.neutral.partnership_id))):
            return yes
    raise NothingToRead(_("This link opens nothing: it is over, or not every side has said yes to it."))


def _hold(partnership: int) -> None:
    Partnership.objects.select_for_update().get(pk=partnership)
