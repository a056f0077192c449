"""The five questions as one honest sentence: what speaks for it, in part, against it, what nobody knows. No score."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from missions.models import TestAnswer

Question, Answer = TestAnswer.Question, TestAnswer.Answer
FOR, PARTLY, AGAINST, UNKNOWN = "for", "partly", "against", "unknown"
CLAUSES: dict[tuple[str, str], tuple[str, LazyText | str]] = {
    (Question.PROMISE, Answer.YES): (FOR, _("it keeps a promise better")),
    (Question.PROMISE, Answer.PARTLY): (PARTLY, _("it keeps a promise a little better")),
    (Question.PROMISE, Answer.NO): (AGAINST, _("it keeps no promise better")),
    (Question.PROMISE, Answer.UNSURE): (UNKNOWN, _("whether it keeps a promise better")),
    (Question.HARM, Answer.YES): (AGAINST, _("it weakens another promise")),
    (Question.HARM, Answer.PARTLY): (PARTLY, _("it weakens another promise a little")),
    (Question.HARM, Answer.NO): (FOR, _("it weakens no other promise")),
    (Question.HARM, Answer.UNSURE): (UNKNOWN, _("whether it weakens another promise")),
    (Question.SERVED, Answer.YES): (FOR, _("the people we serve would choose it")),
    (Question.SERVED, Answer.PARTLY): (PARTLY, _("some of the people we serve would choose it")),
    (Question.SERVED, Answer.NO): (AGAINST, _("the people we serve would not choose it")),
    (Question.SERVED, Answer.UNSURE): (UNKNOWN, _("whether the people we serve would choose it")),
    (Question.MEANS, Answer.YES): (FOR, _("we can pay for it without giving up the mission")),
    (Question.MEANS, Answer.PARTLY): (PARTLY, _("paying for it costs a part of the mission")),
    (Question.MEANS, Answer.NO): (AGAINST, _("we cannot pay for it without giving up the mission")),
    (Question.MEANS, Answer.UNSURE): (UNKNOWN, _("whether we can pay for it without giving up the mission")),
    (Question.EXPLAIN, Answer.YES): (FOR, _("we could explain it in public in one sentence")),
    (Question.EXPLAIN, Answer.PARTLY): (PARTLY, _("explaining it in public takes more than one sentence")),
    (Question.EXPLAIN, Answer.NO): (AGAINST, _("we could not explain it in public")),
    (Question.EXPLAIN, Answer.UNSURE): (UNKNOWN, _("whether we could explain it in public")),
}
OPENINGS = {
    FOR: _("For it: %(clauses)s."),
    PARTLY: _("In part: %(clauses)s."),
    AGAINST: _("Against it: %(clauses)s."),
    UNKNOWN: _("Nobody knows %(clauses)s."),
}


@dataclass(frozen=True)
class Reading:
    sentence: str
    answered: int
    weighs_against: bool  # somebody answered to its disadvantage


def read_test(answers: Mapping[str, str]) -> Reading:
    """`answers` from question to answer, blank where none was given."""
    said = [CLAUSES[question, answers[question]] for question in Question.values if answers.get(question)]
    if not said:
        return Reading(_t("Nobody has held it against the mission yet."), 0, weighs_against=False)
    parts = [_part(kind, [str(clause) for side, clause in said if side == kind]) for kind in OPENINGS]
    if missing := len(Question.values) - len(said):
        text = ngettext("%(count)s question is not answered yet.", "%(count)s questions are not answered yet.", missing)
        parts.append(text % {"count": missing})
    sides = {side for side, _clause in said}
    return Reading(" ".join(part for part in parts if part), len(said), weighs_against=AGAINST in sides)


def _part(kind: str, clauses: list[str]) -> str:
    return str(OPENINGS[kind]) % {"clauses": "; ".join(clauses)} if clauses else ""
