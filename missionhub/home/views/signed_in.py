from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest

from missionhub.accounts.models import User


class SignedInRequest(HttpRequest):
    """What a request is behind `LoginRequiredMixin`; for types only."""

    user: User


__all__ = ["LoginRequiredMixin", "SignedInRequest"]
