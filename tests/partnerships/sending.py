"""A page sent as a browser sends it: with what it showed when it was opened."""

from typing import Any

from django.test import Client


def seen_at(client: Client, url: str) -> dict[str, str]:
    return {"seen": (client.get(url).context or {}).get("seen", "")}


def send(client: Client, url: str, data: dict[str, Any], **kwargs: Any) -> Any:
    return client.post(url, seen_at(client, url) | data, **kwargs)
