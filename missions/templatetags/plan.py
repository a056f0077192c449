"""Small pieces the pages of a plan share."""

from decimal import Decimal
from functools import cache

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from missionhub.organizations.models import Organization
from missions.models import Noun, Responsibility
from missions.queries import amounts
from missions.queries.grid import Cell

register = template.Library()
LETTERS = {"": "–", "accountable": "A", "responsible": "R", "consulted": "C", "informed": "I"}
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}


@register.filter
def money(amount: Decimal | float, currency: str) -> str:
    """An amount in the organization's currency, cents only where there are some."""
    value = round(Decimal(amount), 2)
    decimals = 0 if value == value.to_integral() else 2
    figure = number_format(value, decimal_pos=decimals, use_l10n=True, force_grouping=True)
    return f"{SIGNS[currency]}{figure}" if currency in SIGNS else f"{currency}\u00a0{figure}"


@register.filter
def hours(amount: Decimal | float) -> str:
    """Hours, with a half where there is one; whole from a hundred on."""
    value = round(Decimal(amount), 0 if amount >= 100 else 1)
    return number_format(value, decimal_pos=0 if value == value.to_integral() else 1, force_grouping=True)


@register.filter
def percent(share: float | None) -> str:
    return amounts.percent(share) or "–"


@register.simple_tag
def noun_link(noun: Noun, organization: Organization) -> SafeString:
    """The name of a row, leading to its page; no query, whichever row it is."""
    return noun_page(noun.PAGE, noun.pk, str(noun), organization)


@register.simple_tag
def noun_page(name: str, pk: int, words: str, organization: Organization) -> SafeString:
    """The same for a row of which only the words are at hand."""
    address = reverse(f"missions:{name}", args=[organization.slug, pk])
    return format_html('<a href="{}">{}</a>', address, words)


@register.simple_tag
def grid_cell(cell: Cell, row: str, label: str) -> SafeString:
    """One choice of the grid, with what its reader saw; built here because a page holds hundreds."""
    return format_html(
        '<select name="role-{pk}" form="{row}" aria-label="{label}">{options}</select>'
        '<input type="hidden" name="was-{pk}" value="{was}" form="{row}">',
        pk=cell.role.pk,
        row=row,
        label=label,
        options=_options(cell.kind, get_language() or ""),
        was=cell.stands,
    )


@register.simple_tag
def part_letter(kind: str) -> SafeString:
    """A letter for the eye, the word for everybody else."""
    if not kind:
        return format_html('<span class="visually-hidden">{}</span>', _("no part"))
    word = Responsibility.Kind(kind).label
    return format_html(
        '<span class="letter letter-{}" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        kind,
        word,
        LETTERS[kind],
        word,
    )


@cache
def _options(chosen: str, language: str) -> SafeString:
    kinds = ((kind, LETTERS[kind], Responsibility.Kind(kind).label if kind else _("no part")) for kind in LETTERS)
    return format_html_join(
        "",
        '<option value="{}" aria-label="{}"{}>{}</option>',
        ((kind, word, SafeString(" selected") if kind == chosen else "", letter) for kind, letter, word in kinds),
    )
