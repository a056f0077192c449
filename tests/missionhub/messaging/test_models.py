import uuid

import pytest
from django.db import IntegrityError

from tests.factories.messaging import DUE_AT, MessageFactory

pytestmark = pytest.mark.django_db


def test_database_refuses_a_second_row_for_the_same_person_kind_subject_and_period() -> None:
    first = MessageFactory()

    with pytest.raises(IntegrityError):
        MessageFactory(person=first.person, subject_key=first.subject_key)


@pytest.mark.parametrize("fault", [{"handoffs": 3}, {"lease": uuid.uuid4()}, {"lease_until": DUE_AT}])
def test_database_refuses_a_third_handoff_and_half_a_lease(fault: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        MessageFactory(**fault)
