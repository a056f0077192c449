"""Signing in halfway through an answer must not show the mission either."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from surveys import answering


@receiver(user_logged_in, dispatch_uid="surveys.hide_mission_after_sign_in")
def hide_mission_after_sign_in(sender: Any, request: HttpRequest | None, **kwargs: Any) -> None:
    respondent = answering.current(request) if request is not None else None
    if request is not None and respondent is not None:
        answering.hide_mission(request=request, respondent=respondent)
