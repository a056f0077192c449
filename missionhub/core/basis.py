"""How many answers a figure rests on, in words; "n" itself stands behind "How sure are we?"."""

from django.utils.formats import number_format
from django.utils.translation import ngettext


def from_answers(n: int) -> str:
    return ngettext("from %(n)s answer", "from %(n)s answers", n) % {"n": number_format(n, force_grouping=True)}
