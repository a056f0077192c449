"""Where this installation can be reached."""

from urllib.parse import urlsplit

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def is_loopback(url: str) -> bool:
    """Only this computer opens it."""
    return urlsplit(url).hostname in LOOPBACK
