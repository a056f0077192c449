"""Links that open one thing: sixteen bytes name it, sixteen prove it. Never stored, so a leaked database opens none."""

import base64
import binascii
import hashlib
import hmac
from uuid import UUID

from django.conf import settings

HALF = 16


def make_token(*, purpose: str, identifier: UUID, epoch: int = 0) -> str:
    raw = identifier.bytes + _proof(purpose=purpose, identifier=identifier, epoch=epoch)
    return _spell(raw)


def identify(token: str) -> UUID | None:
    """The id a token names, before anything is proven."""
    raw = _decode(token)
    return UUID(bytes=raw[:HALF]) if raw else None


def is_valid(*, purpose: str, token: str, identifier: UUID, epoch: int = 0) -> bool:
    raw = _decode(token)
    if raw is None:
        return False
    expected = identifier.bytes + _proof(purpose=purpose, identifier=identifier, epoch=epoch)
    return hmac.compare_digest(raw, expected)


def _proof(*, purpose: str, identifier: UUID, epoch: int) -> bytes:
    key = hashlib.sha256(f"missionhub-token:{purpose}:{settings.SECRET_KEY}".encode()).digest()
    return hmac.new(key, identifier.bytes + epoch.to_bytes(8), hashlib.sha256).digest()[:HALF]


def _decode(token: str) -> bytes | None:
    """A token has one spelling: base64 itself would take stray signs and three other last letters for the same."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return None
    return raw if len(raw) == 2 * HALF and _spell(raw) == token else None


def _spell(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
