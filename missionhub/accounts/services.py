"""Keys for programs: made, shown once, taken back."""

from datetime import timedelta

from missionhub.accounts.models import AccessToken, User


def make_access_token(*, user: User, name: str, scope: str, lasts: timedelta) -> tuple[AccessToken, str]:
    """The token, and the secret that nobody can read again."""
    token: AccessToken
    secret: str
    token, secret = AccessToken.objects.create(user=user, name=name, scope=scope, expiry=lasts)
    return token, secret


def revoke_access_token(*, token: AccessToken) -> None:
    """From now on it opens nothing."""
    token.delete()
