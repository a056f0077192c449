from missionhub.messaging.views.calendar import Calendar, CalendarFile, CalendarRevocation
from missionhub.messaging.views.outbox import MessageArrival, MessageList, MessageRetry
from missionhub.messaging.views.preferences import Decline, Preferences

__all__ = [
    "Calendar",
    "CalendarFile",
    "CalendarRevocation",
    "Decline",
    "MessageArrival",
    "MessageList",
    "MessageRetry",
    "Preferences",
]
