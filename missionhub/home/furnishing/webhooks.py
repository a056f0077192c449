"""One program that is told things: a message it received, and one it refused. Nothing leaves the demonstration."""

from datetime import datetime, timedelta

from missionhub.messaging.models import MAX_ATTEMPTS, Delivery
from missionhub.messaging.services.webhooks import add_webhook, send_test
from missionhub.organizations.models import Organization, Person

CHAT = "https://chat.riverbend.example/hooks/mission"
TOLD = ("mission.published", "outcome.closed", "round.released")


def furnish_webhooks(*, organization: Organization, by: Person, at: datetime) -> None:
    webhook = add_webhook(organization=organization, url=CHAT, events=TOLD, by=by, at=at)
    arrived = send_test(webhook=webhook, at=at - timedelta(days=9))
    refused = send_test(webhook=webhook, at=at - timedelta(days=2))
    Delivery.objects.filter(pk=arrived.pk).update(state=Delivery.State.SENT, attempts=1)
    given_up = {"state": Delivery.State.DEAD, "attempts": MAX_ATTEMPTS, "last_error": "It answered 404."}
    Delivery.objects.filter(pk=refused.pk).update(**given_up)
