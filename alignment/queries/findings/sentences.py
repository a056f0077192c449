"""Findings in words: one sentence each."""

from collections.abc import Mapping, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.measures.findings import Finding, Rule
from alignment.queries.findings.clauses import promise_clause
from alignment.queries.quoted import without_stop

MOST_CLAUSES = 3  # in one breath; the others stand behind "How sure are we?"


def sentence(finding: Finding, *, texts: Mapping[str, str], titles: Mapping[str, str], is_of_texts: bool) -> str:
    """Of a promise everything that is known of it."""
    if finding.is_about_promise:
        return _promise_sentence(finding, texts[finding.subject], is_of_texts=is_of_texts)
    if finding.about:
        return _outcome_sentence(finding, titles[finding.about])
    if finding.rule == Rule.UNWRITTEN:
        return _("Nothing is promised yet, and everything here is held against what you promise.")
    if finding.rule == Rule.UNASKED:
        return _("Nobody has been asked yet.")
    return _round_sentence(finding, is_of_texts=is_of_texts)


def _promise_sentence(finding: Finding, promise: str, *, is_of_texts: bool) -> str:
    figures = {figure.rule: figure for figure in finding.figures}
    said = [
        promise_clause(rule, figures.get(rule), is_first=not place, is_of_texts=is_of_texts)
        for place, rule in enumerate(finding.rules[:MOST_CLAUSES])
    ]
    whole = [said[:1], said[1:]] if finding.rule == Rule.NOT_KEPT else [said]
    text = " ".join(f"{capfirst(_listed(parts))}." for parts in whole if parts)
    return text % {"promise": without_stop(promise)}


def _listed(parts: Sequence[str]) -> str:
    return _(" and ").join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def _outcome_sentence(finding: Finding, title: str) -> str:
    """The first by name, the others by their number."""
    others = (finding.figures[0].count or 1) - 1
    values = {"outcome": title, "others": others}
    if not others:
        return {
            Rule.OFF_TRACK: _("“%(outcome)s” is off track."),
            Rule.AT_RISK: _("“%(outcome)s” is at risk."),
            Rule.UNLED: _("Nobody checks in on “%(outcome)s” yet."),
        }[finding.rule] % values
    if finding.rule == Rule.OFF_TRACK:
        words = ngettext(
            "“%(outcome)s” and %(others)s other outcome are off track.",
            "“%(outcome)s” and %(others)s other outcomes are off track.",
            others,
        )
    elif finding.rule == Rule.AT_RISK:
        words = ngettext(
            "“%(outcome)s” and %(others)s other outcome are at risk.",
            "“%(outcome)s” and %(others)s other outcomes are at risk.",
            others,
        )
    else:
        words = ngettext(
            "Nobody checks in on “%(outcome)s” and %(others)s other outcome.",
            "Nobody checks in on “%(outcome)s” and %(others)s other outcomes.",
            others,
        )
    return words % values


def _round_sentence(finding: Finding, *, is_of_texts: bool) -> str:
    figure = finding.figures[0]
    values = {
        "share": percent(figure.value),
        "n": figure.n,
        "count": figure.count,
        "line": percent(figure.line or 0),
        "theme": theme_of(finding),
        "asked": figure.n,
    }
    words = {
        Rule.FALLEN: _("Fewer answers show the mission than last time: %(share)s%%, before %(line)s%%."),
        Rule.UNDERSTANDING: _("What lacks is understanding: more agree with the mission than can say it."),
        Rule.AGREEMENT: _("What lacks is agreement: more can say the mission than agree with it."),
        Rule.BELOW_LINE: _(
            "Fewer strongly agree that they know what we stand for than elsewhere: about %(share)s%%, there %(line)s%%."
        ),
        Rule.OUTSIDE: _("People talk about “%(theme)s”, and the mission does not mention it."),
        Rule.NOT_ALIKE: _("The published texts are no more alike than chance could make them.")
        if is_of_texts
        else _("Leaders’ answers are no more alike than chance could make them."),
        Rule.LOW_RESPONSE: _("%(share)s%% of the %(asked)s people asked took part."),
    }
    return words[finding.rule] % values


def theme_of(finding: Finding) -> str:
    return finding.subject.partition(":")[2]


def percent(share: float) -> int:
    return round(100 * share)
