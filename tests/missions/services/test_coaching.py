import pytest

from missions.services.coaching import SayWhy, dismiss_check, take_up_check
from tests.factories.missions import AT
from tests.factories.plans import OutcomeFactory

pytestmark = pytest.mark.django_db


def test_check_is_put_aside_with_its_reason_and_taken_up_again(organization):
    outcome = OutcomeFactory(organization=organization)

    dismiss_check(outcome=outcome, code="no-date", reason=" It never ends. ", by=None, at=AT)
    dismiss_check(outcome=outcome, code="no-date", reason="It is a duty.", by=None, at=AT)

    assert [(row.check_code, row.reason) for row in outcome.dismissals.order_by("pk")] == [("no-date", "It is a duty.")]
    take_up_check(outcome=outcome, code="no-date")
    assert not outcome.dismissals.exists()


def test_check_is_not_put_aside_without_a_reason(organization):
    with pytest.raises(SayWhy):
        dismiss_check(outcome=OutcomeFactory(organization=organization), code="no-date", reason=" ", by=None, at=AT)
