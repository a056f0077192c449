from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse

from missionhub.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Links in mail always name the configured host; the second sign-in asks for a second factor."""

    def build_absolute_uri(self, request: HttpRequest | None, location: str, protocol: str | None = None) -> str:
        from django.conf import settings  # noqa: PLC0415 - read when called, so tests can change it

        return f"{settings.SITE_URL}{location}"

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        user = request.user
        assert isinstance(user, User)
        User.objects.filter(pk=user.pk).update(sign_ins=F("sign_ins") + 1)
        if user.sign_ins >= 1 and not Authenticator.objects.filter(user=user).exists():
            return reverse("accounts:second-factor")
        return super().get_login_redirect_url(request)
