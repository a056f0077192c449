from datetime import timedelta

import pytest
from pytest_django import Settings

from missionhub.messaging.queries import is_mail_late, oldest_due_at
from tests.factories.messaging import DUE_AT, MessageFactory

pytestmark = pytest.mark.django_db


def test_oldest_due_at_looks_at_due_rows_only() -> None:
    MessageFactory(state="sent", not_before=DUE_AT - timedelta(days=2))
    MessageFactory(not_before=DUE_AT - timedelta(days=1))
    MessageFactory(not_before=DUE_AT)

    assert oldest_due_at(at=DUE_AT) == DUE_AT - timedelta(days=1)
    assert oldest_due_at(at=DUE_AT - timedelta(days=2)) is None


@pytest.mark.parametrize(("waited", "enabled", "late"), [(10, True, False), (11, True, True), (11, False, False)])
def test_mail_is_late_after_ten_minutes(settings: Settings, waited: int, enabled: bool, late: bool) -> None:
    settings.MAIL_ENABLED = enabled
    MessageFactory()

    assert is_mail_late(at=DUE_AT + timedelta(minutes=waited)) is late
