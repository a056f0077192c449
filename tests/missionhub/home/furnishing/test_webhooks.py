import pytest
from django.utils import timezone

from missionhub.home.furnishing.webhooks import furnish_webhooks
from missionhub.messaging.models import Delivery, Webhook
from missionhub.messaging.news import kinds_of_news
from missionhub.messaging.services.delivering import deliver_due

pytestmark = pytest.mark.django_db


def test_demonstration_shows_what_arrived_and_what_did_not_and_sends_nothing(organization, leader):
    type(organization).objects.update(is_demonstration=True)

    furnish_webhooks(organization=organization, by=leader.person, at=timezone.now())

    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["dead", "sent"]
    assert set(Webhook.objects.get().events) <= {kind.name for kind in kinds_of_news()}
    assert deliver_due(clock=timezone.now, jitter=None).total() == 0
