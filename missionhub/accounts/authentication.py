"""Programs sign in with an access token; people of the same site with their session."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from knox.auth import TokenAuthentication as KnoxAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from missionhub.accounts.models import AccessToken, User

if TYPE_CHECKING:  # rest_framework.views reads the settings, which name this module
    from rest_framework.views import APIView


class TokenAuthentication(KnoxAuthentication):
    def authenticate_credentials(self, token: bytes) -> tuple[User, AccessToken]:
        if not token.isascii():
            raise AuthenticationFailed(_("This token opens nothing. Make a new one under your name."))
        user, access = super().authenticate_credentials(token)
        today = timezone.now().date()
        if access.last_used_on != today:
            AccessToken.objects.filter(pk=access.pk).update(last_used_on=today)
        return user, access


class TokenThrottle(SimpleRateThrottle):
    """One program cannot crowd out people; nobody is counted by address."""

    scope, rate = "token", "600/min"

    def get_cache_key(self, request: Request, view: "APIView") -> str | None:
        access: Any = request.auth
        return f"token-{access.identifier}" if isinstance(access, AccessToken) else None
