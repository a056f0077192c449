from missionhub.messaging.models.calendar import CalendarFeed
from missionhub.messaging.models.message import MAX_HANDOFFS, Message, MessageQuerySet
from missionhub.messaging.models.preference import MailPreference, QuietHours

__all__ = ["MAX_HANDOFFS", "CalendarFeed", "MailPreference", "Message", "MessageQuerySet", "QuietHours"]
