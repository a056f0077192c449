"""Accounts of the demonstration stay as they are: many visitors share them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from missionhub.accounts.models import User
from missionhub.organizations.queries import lives_in_demonstration

ACCOUNT_PAGES = "accounts/"
LEAVING = "account_logout"


class DemonstrationGuard:
    """No page about an account opens for people of the demonstration, save the one to leave by."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not match.route.startswith(ACCOUNT_PAGES) or match.view_name == LEAVING:
            return None
        if not isinstance(request.user, User) or not lives_in_demonstration(request.user):
            return None
        return render(request, "organizations/demonstration_account.html", status=403)
