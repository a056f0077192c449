"""Whom regular mail may reach."""

from collections.abc import Callable, Iterable, Iterator

from django.db.models import Exists, OuterRef, Q

from missionhub.messaging.models import Message
from missionhub.messaging.periods import Period
from missionhub.messaging.registry import Due
from missionhub.organizations.models import Membership, Person
from missionhub.organizations.models.person import PersonQuerySet
from missions.models import Outcome, RoleHolder


def everybody() -> PersonQuerySet:
    """People who are here and have an address, outside demonstrations."""
    people = Person.objects.active().exclude(email="").filter(organization__is_demonstration=False)
    return people.select_related("organization").order_by("pk")


def who_may_owe() -> PersonQuerySet:
    """Those who sign in, check in or hold a role."""
    signs_in = Membership.objects.filter(person=OuterRef("pk"))
    leads = Outcome.objects.open().filter(Q(lead=OuterRef("pk")) | Q(reviewer=OuterRef("pk")))
    holds = RoleHolder.objects.filter(person=OuterRef("pk"), until__isnull=True)
    return everybody().filter(Exists(signs_in) | Exists(leads) | Exists(holds))


def unplanned(
    people: Iterable[Person], *, kind: str, subject_key: str, newest: Callable[[Person], Period]
) -> Iterator[Due]:
    """The newest period of each person that is not written down yet; nobody hears of a time before they came."""
    wanted = [(person, newest(person)) for person in people]
    keys = {period.key for _, period in wanted}
    known = set(Message.objects.filter(kind=kind, period_key__in=keys).values_list("person_id", "period_key"))
    for person, period in wanted:
        if person.created_at <= period.starts_at and (person.pk, period.key) not in known:
            yield Due(person, subject_key, period.key, period.starts_at)
