"""What people read before the first question: stored with the round, so that it stays what they were told."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from surveys.models import Instrument, Round
from surveys.questionnaire import LANGUAGES, Words


def told(
    *,
    mode: str,
    organization: str,
    kind: str = Instrument.Kind.STAFF,
    minimum_scores: int = 5,
    minimum_distributions: int = 8,
    minimum_quotes: int = 10,
    stays_open: bool = False,
) -> Words:
    """The first screen of each mode, in every language respondents may choose."""
    facts = {"name": organization, "scores": minimum_scores, "spreads": minimum_distributions, "quotes": minimum_quotes}
    words = {}
    for language in LANGUAGES:
        with override(language):
            words[language] = _words(mode, kind, stays_open=stays_open) % facts
    return words


def _words(mode: str, kind: str, *, stays_open: bool) -> str:
    if kind == Instrument.Kind.PROPOSALS:
        return _(
            "Your name is not stored with what you propose. After closing all proposals are mixed; those who lead "
            "%(name)s read them, put them to everybody or say why not. You cannot change anything after sending."
        )
    if kind == Instrument.Kind.CONSULTATION:
        return _(
            "After closing, your name is not stored with your votes, and your team only if it is large enough. A "
            "share is shown of at least %(spreads)s people. You cannot change anything after sending."
        )
    if mode == Round.Mode.ATTRIBUTED:
        return _(
            "Your name stands beside your answer. Until the round closes it is sealed and nobody can read it. Then "
            "everyone asked reads all answers with their names, at the link each was given, and so do the "
            "administrators and leaders of %(name)s. You cannot change it after sending."
        )
    if mode == Round.Mode.CONFIDENTIAL:
        return _(
            "After closing, your name is not stored with your answers. A score needs at least %(scores)s people, a "
            "quote %(quotes)s answers and your yes. You cannot change anything after sending."
        )
    if stays_open:
        return _(
            "We do not ask who you are. These questions stay open. New numbers are shown only when at least %(quotes)s "
            "more people have answered, a quote only with your yes. You cannot change anything after sending."
        )
    return _(
        "We do not ask who you are. A score needs at least %(scores)s people, a quote %(quotes)s answers and your yes. "
        "You cannot change anything after sending."
    )
