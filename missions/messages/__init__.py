"""The regular mail of the plan: the week, the month, and two kinds of reminder."""

from missions.messages import month, reminders, week

KINDS = (week.KIND, reminders.DUE, reminders.OVERDUE, month.KIND)

__all__ = ["KINDS"]
