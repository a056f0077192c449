"""The codes of a table in words."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from missions.forms.sheets import MEANINGS
from missions.models import Outcome
from missions.sheets.rows import Trouble

register = template.Library()


@register.filter
def trouble_words(trouble: Trouble) -> str:
    return {
        "title_missing": _("This row does not say which outcome it is. Write its name, or leave the row out."),
        "sum_row": _("This looks like a sum of other rows. Leave it out, or give it a name of its own."),
        "too_long": _("This is too long. Shorten it, or let the column be a note."),
        "not_a_number": _("This is not a figure. Write one, such as 1200 or 12.5, or leave it empty."),
        "two_readings": _("This may be thousands or a fraction. Write 1200, or 1.2."),
        "not_a_day": _("This is not a day. Write one, such as 31 December 2026, or leave it empty."),
        "not_a_direction": _("Write increase, reduce or hold, or leave it empty."),
        "not_a_kind": _("Write mission or financial, or leave it empty."),
        "ends_before_it_starts": _("It is due before it starts. Mend one of the two days."),
    }[trouble.code]


@register.filter
def column_words(says: str) -> str:
    return str(dict(MEANINGS).get(says, says))


@register.filter
def direction_words(code: str | None) -> str:
    return str(dict(Outcome.Direction.choices).get(code or "", ""))


@register.filter
def figure(value: Decimal | str | None) -> str:
    """A figure as people of this language write it; nothing for nothing."""
    if not isinstance(value, Decimal):
        return ""
    return number_format(value.normalize() if value else 0, use_l10n=True, force_grouping=True)
