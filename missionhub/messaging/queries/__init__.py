from missionhub.messaging.queries.outbox import (
    LATE_AFTER,
    Outbox,
    is_mail_late,
    mail_goes_out,
    oldest_due_at,
    outbox_of,
)

__all__ = ["LATE_AFTER", "Outbox", "is_mail_late", "mail_goes_out", "oldest_due_at", "outbox_of"]
