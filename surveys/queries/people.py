from missionhub.organizations.models import Organization, Person
from missionhub.organizations.permissions import Role


def suggested_leaders(organization: Organization) -> list[Person]:
    """Everybody active, leaders and administrators first."""
    people = Person.objects.of(organization).active().select_related("membership", "team").by_name()
    return sorted(people, key=lambda person: not is_leader(person))


def is_leader(person: Person) -> bool:
    membership = getattr(person, "membership", None)
    return membership is not None and membership.role in {Role.LEADER, Role.ADMINISTRATOR}
