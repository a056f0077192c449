from django import template
from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext

from partnerships.models import Party
from partnerships.queries.places import PLACES, Page
from partnerships.queries.profile_words import REASONS
from partnerships.queries.sentences import EFFECTS, effect_label, effect_step

register = template.Library()
register.filter("effect_label", effect_label)
register.filter("effect_step", effect_step)


@register.filter
def effect_words(value: float | None) -> str:
    """“−2 · works against it”."""
    if value is None:
        return gettext("not rated")
    words = dict(EFFECTS).get(int(value)) if value == int(value) else None
    return f"{effect_label(value)} · {words}" if words else effect_label(value)


@register.filter
def choice_sign(value: int | str) -> str:
    return "?" if value == "" else effect_label(float(value))


@register.filter
def choice_step(value: int | str) -> int:
    return effect_step(None if value == "" else float(value))


@register.filter
def step_label(step: str) -> str:
    """The legend: what the seven colors stand for."""
    return effect_label(int(step) - 4)


@register.filter
def reason_words(weight: int) -> str:
    return str(dict(REASONS)[weight])


@register.filter
def as_number(figure: str) -> int:
    """A figure in hundredths, back for its bar."""
    return int(figure)


@register.simple_tag
def names_of(first: Party, second: Party) -> tuple[str, str]:
    return first.name, second.name


@register.simple_tag
def partnership_method_url() -> str:
    """Where the sheet says how these figures are computed; beside every figure stands such a link."""
    return f"{reverse('alignment:method')}#partnerships"


@register.inclusion_tag("partnerships/_places.html", takes_context=True)
def partnership_places(context: Context) -> dict[str, object]:
    """The way between the places of one partnership, and between the pages of the place one is in."""
    request, partnership = context["request"], context["partnership"]
    here = request.resolver_match.url_name

    def link(page: Page, label: object, *, is_here: bool) -> tuple[str, object, bool]:
        return reverse(f"partnerships:{page.name}", args=[request.organization.slug, partnership.pk]), label, is_here

    around = next((place for place in PLACES if place.holds(here)), None)
    pages = around.pages if around and len(around.pages) > 1 else ()
    return {
        "places": [link(place.pages[0], place.label, is_here=place is around) for place in PLACES],
        "pages": [link(page, page.label, is_here=page.holds(here)) for page in pages],
    }
