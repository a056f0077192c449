"""The coach’s advice on an outcome, in words, with what was put aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from missions.models import CoachDismissal, Outcome, Responsibility
from missions.wording.coach import Advice, Draft, advise

Words = tuple[str | LazyText, str | LazyText]

WORDS: Mapping[str, Words] = {
    "output": (
        _("This counts what you do, not what changes"),
        _(
            "Workshops, leaflets and meetings can all happen and nothing be different. Ask what people can do, "
            "have or feel afterwards, and count that. Keep the workshops as an activity of this outcome."
        ),
    ),
    "two-things": (
        _("Two things in one"),
        _(
            "If one is reached and the other is not, nobody can say whether this is done. Make two outcomes of "
            "it; they may be parts of a bigger one."
        ),
    ),
    "vague": (
        _("Some words could mean anything"),
        _("Two people would disagree whether this has happened. Say what one would see, or give it a number."),
    ),
    "no-promise": (
        _("It serves no promise of the mission"),
        _(
            "Either it is worth doing for a reason the mission does not name yet, or the time is missing "
            "elsewhere. Say under “Which promises it serves” which one, and how."
        ),
    ),
    "no-beneficiary": (
        _("Who is better off?"),
        _("An outcome has somebody in it: a family, a customer, a neighborhood. Name them; then you can ask them."),
    ),
    "no-success": (
        _("What would one see on the day it is reached?"),
        _(
            "A scene somebody could photograph keeps a team together when the number alone does not. Edit the outcome "
            "and describe one in a sentence, as if you stood there."
        ),
    ),
    "no-measure": (
        _("Nothing is counted yet"),
        _(
            "Without a number nobody can tell good luck from progress. Choose one that you already have, even if "
            "it is rough."
        ),
    ),
    "no-baseline": (
        _("From what?"),
        _(
            "A target means little without the place it starts from. Measure once before you begin; if you "
            "cannot, write down your best guess and say so."
        ),
    ),
    "no-target": (
        _("How far?"),
        _("Without a target any movement looks like success. Choose one that would matter to those it is for."),
    ),
    "nothing-moves": (
        _("The target is where it stands today"),
        _("Then there is nothing to reach. Move the target; if it should stay as it is, choose “hold within a band”."),
    ),
    "wrong-way": (
        _("The target lies the other way"),
        _(
            "The direction says one thing and the two numbers another. Edit the outcome and put right which of them "
            "is a slip."
        ),
    ),
    "no-date": (
        _("By when?"),
        _(
            "Without a date there is always time, and no expected line to compare with. Give it the day on which you "
            "would want to look back, even if you move it later."
        ),
    ),
    "date-past": (
        _("Its date is over"),
        _("Close it with what came of it and what you learned, or give it a new date and say why."),
    ),
    "metric-only": (
        _("Could the target be reached while nobody is better off?"),
        _(
            "People find the short way to a number: refuse the hard cases, count the same person twice. Ask the "
            "question once, and write down how you would notice."
        ),
    ),
    "near-certain": (
        _("Everything is nearly certain"),
        _(
            "All your outcomes are said to be at least 90% sure. A plan in which nothing can fail reaches for "
            "little. Raise the target of one that would be worth failing at, or lower your guess to what you believe."
        ),
    ),
    "nobody-answers": (
        _("Nobody answers for it"),
        _("Without one name it will be everybody’s second task. Say who checks in, or give a role the account for it."),
    ),
}


LEADS_TO: Mapping[str, tuple[str, str | LazyText]] = {  # the field where it is put right
    "output": ("title", _("Change the sentence")),
    "two-things": ("title", _("Change the sentence")),
    "vague": ("title", _("Change the sentence")),
    "no-beneficiary": ("beneficiary", _("Say who")),
    "no-success": ("success", _("Describe it")),
    "no-measure": ("measure", _("Say what is counted")),
    "no-baseline": ("baseline", _("Set the start")),
    "no-target": ("target", _("Set the target")),
    "nothing-moves": ("target", _("Move the target")),
    "wrong-way": ("direction", _("Set it right")),
    "no-date": ("due_on", _("Set the date")),
    "date-past": ("due_on", _("Give it a new date")),
    "metric-only": ("could_be_gamed", _("Answer it")),
    "near-certain": ("chance", _("Look at the guess")),
    "nobody-answers": ("lead", _("Name the owner")),
}


@dataclass(frozen=True)
class ShownAdvice:
    code: str
    title: str | LazyText
    reason: str | LazyText
    words: str
    dismissal: CoachDismissal | None
    field: str
    action: str | LazyText


@dataclass(frozen=True)
class Coaching:
    open: list[ShownAdvice]
    put_aside: list[ShownAdvice]
    asked: int  # how many checks there are


def coached(outcome: Outcome, *, on: date) -> Coaching:
    dismissed = CoachDismissal.objects.filter(outcome=outcome).select_related("dismissed_by").order_by("pk")
    aside = {row.check_code: row for row in dismissed}
    shown = [_shown(advice, aside, outcome) for advice in advise(draft_of(outcome, on=on))]
    return Coaching(
        open=[advice for advice in shown if advice.dismissal is None],
        put_aside=[advice for advice in shown if advice.dismissal],
        asked=len(WORDS),
    )


def draft_of(outcome: Outcome, *, on: date) -> Draft:
    """What the coach is told; three queries."""
    accountable = Responsibility.objects.filter(
        outcome=outcome, kind=Responsibility.Kind.ACCOUNTABLE, role__archived_at__isnull=True
    )
    chances = Outcome.objects.of(outcome.organization).open().filter(chance__isnull=False)
    return Draft(
        today=on,
        title=outcome.title,
        is_financial=outcome.kind == Outcome.Kind.FINANCIAL,
        success=outcome.success,
        measure=outcome.measure,
        direction=outcome.direction,
        baseline=outcome.baseline,
        target=outcome.target,
        has_band=outcome.band_low is not None or outcome.band_high is not None,
        start_on=outcome.start_on,
        due_on=outcome.due_on,
        has_beneficiary=outcome.beneficiary_id is not None,
        has_promise=outcome.contributions.filter(promise__retired_at__isnull=True).exists(),
        is_answered_for=outcome.lead_id is not None or accountable.exists(),
        could_be_gamed=outcome.could_be_gamed,
        gaming_note=outcome.gaming_note,
        chances=tuple(chances.order_by("pk").values_list("chance", flat=True)),
    )


def _shown(advice: Advice, aside: Mapping[str, CoachDismissal], outcome: Outcome) -> ShownAdvice:
    title, reason = WORDS[advice.code]
    field, action = _way_on(advice.code, outcome)
    return ShownAdvice(advice.code, title, reason, advice.words, aside.get(advice.code), field, action)


def _way_on(code: str, outcome: Outcome) -> tuple[str, str | LazyText]:
    if code == "no-target" and outcome.direction == Outcome.Direction.HOLD:
        return "band_low", _("Set the band")
    return LEADS_TO.get(code, ("", ""))
