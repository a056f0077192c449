from missionhub.messaging.views.outbox import MessageArrival, MessageList, MessageRetry
from missionhub.messaging.views.preferences import Decline, Preferences

__all__ = ["Decline", "MessageArrival", "MessageList", "MessageRetry", "Preferences"]
