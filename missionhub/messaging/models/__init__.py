from missionhub.messaging.models.calendar import CalendarFeed
from missionhub.messaging.models.message import MAX_HANDOFFS, Message, MessageQuerySet
from missionhub.messaging.models.preference import MailPreference, QuietHours
from missionhub.messaging.models.webhook import MAX_ATTEMPTS, Delivery, Webhook

__all__ = [
    "MAX_ATTEMPTS",
    "MAX_HANDOFFS",
    "CalendarFeed",
    "Delivery",
    "MailPreference",
    "Message",
    "MessageQuerySet",
    "QuietHours",
    "Webhook",
]
