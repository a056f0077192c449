"""What the roof knows and other apps' pages show."""

from datetime import datetime

from django import template

from missionhub.home.models import Heartbeat

register = template.Library()


@register.simple_tag
def last_sweep_at() -> datetime | None:
    """When this machine's worker last looked for what is due; nothing if it never has."""
    return Heartbeat.objects.filter(name="sweep").values_list("seen_at", flat=True).first()
