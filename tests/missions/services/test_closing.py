import pytest

from missions.models import Outcome
from missions.services.closing import AlreadyClosed, NotClosed, close_outcome, reopen_outcome
from tests.factories.missions import AT
from tests.factories.plans import OutcomeFactory

pytestmark = pytest.mark.django_db


def test_close_keeps_result_and_lessons_and_ends_edits(organization):
    outcome = OutcomeFactory(organization=organization)

    close_outcome(outcome=outcome, result="partly", score=70, lessons=" Ask twice. ", by=None, at=AT)

    outcome.refresh_from_db()
    assert (outcome.result, outcome.score, outcome.lessons, outcome.closed_at) == ("partly", 70, "Ask twice.", AT)
    assert not Outcome.objects.open_to_edits().exists()


def test_second_close_is_refused_and_changes_nothing(organization):
    outcome = OutcomeFactory(organization=organization)
    close_outcome(outcome=outcome, result="reached", by=None, at=AT)

    with pytest.raises(AlreadyClosed):
        close_outcome(outcome=outcome, result="missed", by=None, at=AT)

    outcome.refresh_from_db()
    assert outcome.result == "reached"


def test_reopened_outcome_keeps_its_lessons(organization):
    outcome = OutcomeFactory(organization=organization)
    close_outcome(outcome=outcome, result="reached", score=100, lessons="Ask twice.", by=None, at=AT)

    reopen_outcome(outcome=outcome)

    outcome.refresh_from_db()
    assert (outcome.is_closed, outcome.result, outcome.score, outcome.lessons) == (False, "", None, "Ask twice.")
    with pytest.raises(NotClosed):
        reopen_outcome(outcome=outcome)
