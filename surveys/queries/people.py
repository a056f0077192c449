from missionhub.organizations.models import Organization, Person
from missionhub.organizations.permissions import Role
from surveys.models import RosterEntry, Round


def suggested_leaders(organization: Organization) -> list[Person]:
    """Everybody active, leaders and administrators first."""
    people = Person.objects.of(organization).active().select_related("membership", "team").by_name()
    return sorted(people, key=lambda person: not is_leader(person))


def asked_last_time(organization: Organization) -> set[int]:
    """Ids of the people the newest leaders' round asked, whoever has left since among them; imports asked nobody."""
    newest = Round.objects.of(organization).with_names().filter(label="").newest_first().first()
    entries = RosterEntry.objects.filter(round=newest, person__isnull=False) if newest else RosterEntry.objects.none()
    return {pk for pk in entries.values_list("person", flat=True) if pk is not None}


def is_leader(person: Person) -> bool:
    membership = getattr(person, "membership", None)
    return membership is not None and membership.role in {Role.LEADER, Role.ADMINISTRATOR}
