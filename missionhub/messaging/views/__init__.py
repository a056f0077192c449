from missionhub.messaging.views.calendar import Calendar, CalendarFile, CalendarRevocation
from missionhub.messaging.views.outbox import MessageArrival, MessageList, MessageRetry
from missionhub.messaging.views.preferences import Decline, Preferences
from missionhub.messaging.views.webhooks import (
    DeliveryRetry,
    WebhookDetail,
    WebhookList,
    WebhookRemoval,
    WebhookSecret,
    WebhookSwitch,
    WebhookTest,
)

__all__ = [
    "Calendar",
    "CalendarFile",
    "CalendarRevocation",
    "Decline",
    "DeliveryRetry",
    "MessageArrival",
    "MessageList",
    "MessageRetry",
    "Preferences",
    "WebhookDetail",
    "WebhookList",
    "WebhookRemoval",
    "WebhookSecret",
    "WebhookSwitch",
    "WebhookTest",
]
