"""A round that is open when a backup is made, and its end on whichever machine the database is then."""

from typing import Any

from django.utils import timezone

from surveys.models import Round
from surveys.models.answers import AttributedAnswer
from surveys.services import close_round, open_up_closed_rounds
from tests.failure import harbor_kitchen


def ask_and_be_answered() -> None:
    at = timezone.now()
    harbor_kitchen.ask(harbor_kitchen.mission(at=at), at=at, is_answered=True)


def end() -> dict[str, Any]:
    """What everybody wrote."""
    close_round(round=Round.objects.get(), by=None, at=timezone.now())
    open_up_closed_rounds(at=timezone.now())
    return dict(AttributedAnswer.objects.values_list("roster_entry__name", "value"))
