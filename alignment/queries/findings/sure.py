"""How sure a finding is: each figure with its n and its interval."""

from django.utils.translation import gettext as _

from alignment.measures.findings import Figure, Finding, Rule
from alignment.queries.findings.clauses import promise_clause
from alignment.queries.findings.sentences import MOST_CLAUSES, percent

_OF_LEADERS = frozenset({Rule.NOT_KEPT, Rule.UNHEARD, Rule.HARDLY_HEARD, Rule.UNSHOWN})
_LATER = frozenset(Rule) - _OF_LEADERS
_OF_THE_PLAN = frozenset({Rule.UNOWNED, Rule.UNPLANNED, Rule.UNCHECKED})
_OF_OUTCOMES = frozenset({Rule.OFF_TRACK, Rule.AT_RISK, Rule.UNLED})


def sure(finding: Finding, *, is_of_texts: bool) -> list[str]:
    """What stands behind it, each figure with its n and its interval; what the plan says is no estimate."""
    said = [_figure_words(figure, is_of_texts=is_of_texts) for figure in finding.figures]
    later = [rule for rule in finding.rules[MOST_CLAUSES:] if rule in _LATER]
    more = [promise_clause(rule, None, is_first=False, is_of_texts=is_of_texts) for rule in later]
    if more:
        said.insert(0, _("Also: %(clauses)s.") % {"clauses": ", ".join(more)})
    if _OF_THE_PLAN & set(finding.rules):
        said.append(
            _("Owners, outcomes and check-ins are read from the plan as it stands today; they are no estimate.")
        )
    return said


def _figure_words(figure: Figure, *, is_of_texts: bool) -> str:
    values = {
        "count": figure.count,
        "n": figure.n,
        "share": percent(figure.value),
        "low": percent(figure.low),
        "high": percent(figure.high),
        "line": percent(figure.line or 0),
    }
    if figure.rule in _OF_OUTCOMES:
        return (
            _("%(count)s of %(n)s open outcomes, as the last check-ins say. All are counted, so there is no interval.")
            % values
        )
    if figure.is_complete:
        return _("%(share)s%% of %(n)s. Everybody who was asked is counted, so there is no interval.") % values
    if figure.rule == Rule.NOT_ALIKE:
        return (
            _("%(share)s of 100, likely between %(low)s and %(high)s; chance alone reaches %(line)s. n = %(n)s.")
            % values
        )
    who = _who(figure.rule, is_of_texts=is_of_texts)
    if figure.count is not None:
        return who + _("%(count)s of %(n)s, likely between %(low)s and %(high)s%%. n = %(n)s.") % values
    words = _("about %(share)s%%, likely between %(low)s and %(high)s%%. n = %(n)s.")
    if figure.at_most:
        words = _("at most %(share)s%%, likely between %(low)s and %(high)s%%. n = %(n)s.")
    if figure.at_least:
        words = _("at least %(share)s%%, likely between %(low)s and %(high)s%%. n = %(n)s.")
    said = who + words % values
    return said[:1].upper() + said[1:]


def _who(rule: Rule, *, is_of_texts: bool) -> str:
    """Whose answers a figure of a promise counts."""
    if rule == Rule.UNSAID_BY_STAFF:
        return _("Staff: ")
    if rule == Rule.UNKNOWN_OUTSIDE:
        return _("People outside: ")
    if rule not in _OF_LEADERS:
        return ""
    return _("Published texts: ") if is_of_texts else _("Leaders: ")
