"""Refuses to start on settings that would break a promise: lost answers, readable keys, a public debug page."""

import os
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db import connection

LOCAL = {"127.0.0.1", "localhost", "[::1]", "::1", "testserver"}


@register
def durability(**kwargs: Any) -> list[CheckMessage]:
    if connection.vendor != "sqlite":
        return []
    options = settings.DATABASES["default"].get("OPTIONS", {})
    if options.get("transaction_mode") == "IMMEDIATE" and "journal_mode=WAL" in options.get("init_command", ""):
        return []
    return [Error("SQLite must run with WAL and IMMEDIATE transactions, or answers are lost.", id="missionhub.E001")]


@register
def key_folder(**kwargs: Any) -> list[CheckMessage]:
    settings.KEY_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.access(settings.KEY_DIR, os.W_OK):
        return []
    return [Error(f"The key folder {settings.KEY_DIR} cannot be written. Set KEY_DIR.", id="missionhub.E002")]


@register
def debug_stays_local(**kwargs: Any) -> list[CheckMessage]:
    if settings.DEBUG and set(settings.ALLOWED_HOSTS) - LOCAL:
        return [Error("DEBUG is on with a public host. Set DEBUG=false.", id="missionhub.E003")]
    return []


@register("database")
def synchronous_commit(**kwargs: Any) -> list[CheckMessage]:
    """PostgreSQL only; runs with `migrate` and `check --database default`."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        row = cursor.fetchone()
    if row and row[0] == "off":
        return [Error("PostgreSQL runs with synchronous_commit=off: answers could be lost.", id="missionhub.E004")]
    return []
