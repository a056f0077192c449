from typing import Any

from django.http import HttpRequest


def organization(request: HttpRequest) -> dict[str, Any]:
    """What the door found, for the layout; nothing outside an organization."""
    if not hasattr(request, "organization"):
        return {}
    return {"organization": request.organization, "membership": request.membership}  # type: ignore[attr-defined]
