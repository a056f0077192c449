"""The one next step of a finding: as a sentence, as one thing to agree on, and where it is done."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from alignment.measures.findings import Finding, Step
from alignment.queries.findings.sentences import theme_of
from alignment.queries.quoted import without_stop
from surveys.models import Round


def step_words(finding: Finding) -> str:
    """What to do, as a sentence to a leader."""
    return {
        Step.ASK_WHY: _("Ask what stands in the way, and say what you will change first."),
        Step.FIND_OWNER: _("Find somebody who answers for it."),
        Step.TALK: _("Ask whose work it is, and whether it is still promised."),
        Step.TELL: _("Tell people outside about it, with one example."),
        Step.PLAN: _("Plan one outcome that serves it, with a target and a date."),
        Step.CHECK_IN: _("Ask for the check-in that is missing."),
        Step.SHOW: _("Tell one story that shows it, or add a piece of evidence."),
        Step.EXPLAIN: _("Explain in each team what you are here for, with one example from its own work."),
        Step.LISTEN: _("Ask those who know the mission what they would change about it."),
        Step.DECIDE_THEME: _("Decide whether it is part of the mission."),
        Step.READ_TOGETHER: _("Read two answers side by side: two jobs, or two ideas of the mission?"),
        Step.ASK_AGAIN: _("Ask those who run teams what kept people from answering, before you ask again."),
        Step.HELP: _("Ask its owner what would help."),
        Step.FIND_LEAD: _("Choose an owner."),
        Step.WRITE: _("Write it down first."),
        Step.ASK: _("Ask your leaders one question: What do you get paid to do?"),
    }[finding.step]


def action_words(finding: Finding, *, texts: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """The same as one thing to agree on, for the form."""
    values = {"promise": without_stop(texts.get(finding.subject, "")), "theme": theme_of(finding)}
    values["outcome"] = titles.get(finding.about, "")
    words = {
        Step.ASK_WHY: _("Find out whether this is kept, and what stands in its way: “%(promise)s”"),
        Step.FIND_OWNER: _("Find an owner for “%(promise)s”"),
        Step.TALK: _("Talk about “%(promise)s”")
        if finding.is_about_promise
        else _("Find out why fewer answers show it"),
        Step.TELL: _("Tell people outside about “%(promise)s”"),
        Step.PLAN: _("Plan an outcome for “%(promise)s”"),
        Step.CHECK_IN: _("Check in on what serves “%(promise)s”"),
        Step.SHOW: _("Collect one story of “%(promise)s”"),
        Step.EXPLAIN: _("Explain in each team what we are here for"),
        Step.LISTEN: _("Ask what people would change about the mission"),
        Step.DECIDE_THEME: _("Decide whether “%(theme)s” is part of the mission"),
        Step.READ_TOGETHER: _("Read two answers side by side and talk about them"),
        Step.ASK_AGAIN: _("Find out what kept people from answering"),
        Step.HELP: _("Decide what “%(outcome)s” needs"),
        Step.FIND_LEAD: _("Find an owner for “%(outcome)s”"),
        Step.WRITE: _("Write down what you promise"),
        Step.ASK: _("Ask the leaders what they get paid to do"),
    }
    return words[finding.step] % values


def place(finding: Finding, *, slug: str, round: Round | None) -> tuple[str, str]:
    """What the button says, and the page it opens."""
    if finding.step == Step.WRITE:
        return _("Write it"), reverse("missions:mission-list", args=[slug])
    if finding.is_about_promise:
        label = _("Choose an owner") if finding.step == Step.FIND_OWNER else _("Open the promise")
        return label, reverse("missions:promise", args=[slug, finding.subject])
    if finding.about:
        label = _("Choose an owner") if finding.step == Step.FIND_LEAD else _("Open the outcome")
        return label, reverse("missions:outcome", args=[slug, finding.about])
    if round:
        return _("Read the results"), reverse("alignment:results", args=[slug, round.pk])
    return _("Open a leaders’ round"), reverse("surveys:round-new", args=[slug])
