"""What the page of thanks shows once an answer is in: what the person's team works on, and what is promised."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from missionhub.organizations.models import Person
from missions.models import Outcome, Promise, PublicPage
from surveys.models import Invitation, Round
from surveys.queries.sharing import shared_with


@dataclass(frozen=True)
class Thanks:
    promises: Sequence[str] = ()
    outcomes: Sequence[str] = ()
    shared: Sequence[Round] = ()  # the last round this person was asked in that came to something


def thanks_for(round: Round, invitation: Invitation | None) -> Thanks:
    """Of colleagues' rounds what every member may read; of public ones what the public page shows; else nothing."""
    promises = Promise.objects.filter(mission=round.mission_id, confirmed_at__isnull=False).active().in_order()
    if invitation is None:
        is_public = PublicPage.objects.filter(organization=round.organization_id, is_on=True).exists()
        return Thanks(promises=_texts(promises.filter(is_public=True))) if is_public else Thanks()
    person = invitation.roster_entry.person
    if round.is_attributed or round.audience not in Round.Audience.of_colleagues() or person is None or person.left_on:
        return Thanks()
    return Thanks(promises=_texts(promises), outcomes=_outcomes_of(person), shared=_last_shared(person, round))


def _last_shared(person: Person, round: Round) -> list[Round]:
    earlier = shared_with(person, at=timezone.now())
    return [told for told in earlier if told.pk != round.pk and told.organization_id == round.organization_id][:1]


def _outcomes_of(person: Person) -> list[str]:
    if person.team_id is None:
        return []
    outcomes = Outcome.objects.of(person.organization).open().filter(team=person.team_id).in_order()
    return list(outcomes.values_list("title", flat=True))


def _texts(promises: QuerySet[Promise]) -> list[str]:
    return list(promises.values_list("text", flat=True))
