import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from missionhub.home.models import SetupLink

LIFETIME = timedelta(days=7)


class SetupLinkClosed(DomainError):
    pass


def make_setup_link(*, at: datetime) -> str:
    """A new token; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    SetupLink.objects.create(token_sha256=_digest(token), created_at=at, expires_at=at + LIFETIME)
    return token


def find_setup_link(*, token: str, at: datetime) -> SetupLink:
    link = SetupLink.objects.open(at=at).filter(token_sha256=_digest(token)).first()
    if link is None:
        raise _closed()
    return link


@transaction.atomic
def use_setup_link(*, link: SetupLink, at: datetime) -> None:
    """Claim the link; every other open one goes with it, so no earlier print makes a second administrator."""
    if not SetupLink.objects.open(at=at).filter(pk=link.pk).update(used_at=at):
        raise _closed()
    SetupLink.objects.open(at=at).update(used_at=at)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _closed() -> SetupLinkClosed:
    return SetupLinkClosed(
        _("This link was used or has expired. Run `python manage.py first_run_link` to print a new one.")
    )
