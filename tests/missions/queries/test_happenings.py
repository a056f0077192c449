"""What leaves the house names ids and pages: no figure, no text, no person."""

from datetime import timedelta

import pytest

from missionhub.messaging.models import Delivery
from missionhub.messaging.services.announcing import plan_deliveries
from missionhub.messaging.services.delivering import words_of
from missionhub.messaging.services.webhooks import add_webhook
from missions.models import Outcome
from missions.queries.happenings import NEWS
from tests.factories.missions import AT, MissionVersionFactory
from tests.factories.plans import CheckInFactory, OutcomeFactory

pytestmark = pytest.mark.django_db
EARLIER = AT - timedelta(hours=2)


def test_each_kind_is_told_with_ids_and_a_link_and_nothing_said(organization, administrator):
    add_webhook(
        organization=organization,
        url="https://hooks.example.org/",
        events=[kind.name for kind in NEWS],
        by=administrator.person,
        at=AT,
    )
    version = MissionVersionFactory(mission__organization=organization, statement="CANARY", published_at=AT)
    outcome = OutcomeFactory(organization=organization, title="CANARY")
    check_in = CheckInFactory(outcome=outcome, note="CANARY", value=4711, made_by=administrator.person, made_at=AT)
    CheckInFactory(outcome=outcome, made_at=EARLIER)
    MissionVersionFactory(mission=version.mission, number=2)
    Outcome.objects.update(closed_at=AT, result="achieved", lessons="CANARY")

    plan_deliveries(at=AT)

    told = {row.event: row for row in Delivery.objects.select_related("webhook__organization")}
    assert {event: row.data for event, row in told.items()} == {
        "mission.published": {"mission": version.mission_id, "version": version.pk},
        "outcome.checked_in": {"outcome": outcome.pk, "check_in": check_in.pk},
        "outcome.closed": {"outcome": outcome.pk},
    }
    assert told["outcome.closed"].path == outcome.get_absolute_url()
    words = b"".join(words_of(row) for row in told.values())
    assert not [canary for canary in (b"CANARY", b"4711", administrator.person.name.encode()) if canary in words]
