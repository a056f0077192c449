"""What people wrote, set into a sentence of ours."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

SHORT = 12  # words
_ENDS = " .;,"


def without_stop(text: str) -> str:
    """Without the full stop that would stand beside ours; an ellipsis or a question mark stays."""
    return text if text.endswith("...") else text.rstrip(_ENDS) or text


def first_words(text: str) -> str:
    """Enough to know it by."""
    return str(Truncator(without_stop(text)).words(SHORT, truncate=" …"))


def in_quotes(text: str) -> str:
    return _("“%(text)s”") % {"text": without_stop(text)}
