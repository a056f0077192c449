from collections.abc import Iterator

import pytest

from missionhub.organizations.models import Organization, Person
from tests.factories.organizations import PersonFactory
from tests.missions.plans import MONDAY


@pytest.fixture
def rosa(organization: Organization) -> Iterator[Person]:
    """Here for long, with an address, by a clock on UTC."""
    person = PersonFactory(organization=organization, name="Rosa", email="rosa@example.org")
    Person.objects.filter(pk=person.pk).update(created_at=MONDAY.replace(month=1))
    person.refresh_from_db()
    return person
