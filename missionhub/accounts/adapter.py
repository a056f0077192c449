from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse

from missionhub.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Links in mail always name the configured host; the second sign-in asks for a second factor."""

    def get_reset_password_from_key_url(self, key: str) -> str:
        return _on_our_site(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return _on_our_site(super().get_email_confirmation_url(request, emailconfirmation))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        links = {"password_reset_url", "activate_url", "signup_url"} & context.keys()
        context |= {link: _on_our_site(context[link]) for link in links}
        site = {"name": "MissionHub", "domain": urlsplit(settings.SITE_URL).netloc}
        super().send_mail(template_prefix, email, {**context, "current_site": site})

    def add_message(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Say nothing about a mail that cannot have been sent."""
        is_about_mail = "account/messages/email_confirmation_sent.txt" in (*args, kwargs.get("message_template"))
        if settings.MAIL_ENABLED or not is_about_mail:
            super().add_message(request, *args, **kwargs)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        user = request.user
        assert isinstance(user, User)
        User.objects.filter(pk=user.pk).update(sign_ins=F("sign_ins") + 1)
        if user.sign_ins >= 1 and not Authenticator.objects.filter(user=user).exists():
            return reverse("accounts:second-factor")
        return super().get_login_redirect_url(request)


def _on_our_site(url: str) -> str:
    """The same address on the configured host, whatever host the request named."""
    path = urlsplit(url)._replace(scheme="", netloc="").geturl()
    return f"{settings.SITE_URL}{path}"
