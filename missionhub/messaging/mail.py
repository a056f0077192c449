"""From a row to a mail: templates in the person's language, links on the configured site, one connection per batch."""

import smtplib
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from missionhub.messaging.models import Message
from missionhub.messaging.registry import Letter


class UnusableAddress(ValueError):
    """No mail server would take this address."""


def compose(*, message: Message, letter: Letter, is_regular: bool = False) -> EmailMultiAlternatives:
    """The finished mail. Raises `UnusableAddress`, or whatever a template raises.

    Regular mail says how to want no more of it, to people and, as RFC 8058 has it, to mail programs.
    """
    person, organization = message.person, message.organization
    try:
        validate_email(person.email)
    except ValidationError:
        raise UnusableAddress(f"{person.email!r} is not a mail address.") from None
    context = {"site_url": settings.SITE_URL, "person": person, "organization": organization, **letter.context}
    headers = {"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"}
    if is_regular:
        context["decline_path"] = reverse("messaging:decline", args=[message.decline_token])
        headers |= _one_click(settings.SITE_URL + context["decline_path"])
    with translation.override(person.language or organization.language):
        subject, text, html = (
            render_to_string(f"emails/{letter.template}.{ending}", context) for ending in ("subject.txt", "txt", "html")
        )
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=text,
        to=[person.email],
        headers=headers,
    )
    mail.attach_alternative(html, "text/html")
    mail.message()  # a header that cannot be written fails here, not at the mail server
    return mail


def _one_click(url: str) -> dict[str, str]:
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


class Mailer:
    """One connection for a batch, checked before each mail so that a stale one is never mistaken for a refusal."""

    def __init__(self) -> None:
        self._backend: Any = get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.hang_up()

    def is_reachable(self) -> bool:
        if self._is_alive():
            return True
        try:
            self.hang_up()
            self._backend.open()
        except (OSError, smtplib.SMTPException):
            return False
        return True

    def send(self, mail: EmailMultiAlternatives) -> None:
        mail.connection = self._backend
        if mail.send() != 1:
            raise smtplib.SMTPServerDisconnected("The mail backend took no message.")

    def hang_up(self) -> None:
        try:
            self._backend.close()
        finally:
            if hasattr(self._backend, "connection"):
                self._backend.connection = None

    def _is_alive(self) -> bool:
        connection = getattr(self._backend, "connection", None)
        if not isinstance(connection, smtplib.SMTP):
            return False
        try:
            return bool(connection.noop()[0] == 250)
        except (OSError, smtplib.SMTPException):
            return False
