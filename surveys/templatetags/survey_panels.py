from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from missionhub.core.templatetags.ui import progress
from missions.models import Mission
from surveys.models import Round

register = template.Library()


@register.simple_tag
def participation_bar(responded: int, invited: int) -> SafeString:
    return progress(responded / invited if invited else 0, gettext("How many have answered"))


@register.simple_tag
def rounds_touched(mission: Mission) -> list[Round]:
    """Open rounds whose answers will be read against this mission."""
    return list(Round.objects.open().filter(mission=mission).select_related("organization").order_by("opened_at", "pk"))
