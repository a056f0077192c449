"""Planned rounds as they are read: what comes next, what was opened last, and what one that waits is waiting for."""

from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from missionhub.organizations.models import Organization, Person
from surveys.models import Round, RoundPlan
from surveys.queries.asking import open_round_alike
from surveys.queries.sharing import still_owed

_Block = RoundPlan.Block


@dataclass(frozen=True)
class Waiting:
    """Why a plan waits, and where to go so that it goes on."""

    why: str
    links: list[tuple[str, str]] = field(default_factory=list)  # words and address
    needs_owner: bool = False


@dataclass(frozen=True)
class PlanRow:
    plan: RoundPlan
    last: Round | None
    waiting: Waiting | None


def plans_of(organization: Organization) -> list[PlanRow]:
    """What comes next first, what has ended last."""
    plans = RoundPlan.objects.of(organization).select_related(
        "organization", "mission", "owner", "survey__organization", "survey__origin"
    )
    still_here = Prefetch("people", Person.objects.active())
    newest_first = Round.objects.select_related("organization").newest_first()
    return [
        PlanRow(plan, next(iter(plan.rounds.all()), None), waiting_for(plan) if plan.is_blocked else None)
        for plan in plans.prefetch_related("teams", still_here, Prefetch("rounds", newest_first)).by_day()
    ]


def waiting_for(plan: RoundPlan) -> Waiting:
    slug = plan.organization.slug
    edit = reverse("surveys:plan-edit", args=[slug, plan.pk])
    if plan.blocked_by == _Block.OPEN:
        return _beside_another(plan)
    if plan.blocked_by == _Block.OWED:
        return _untold(plan)
    if plan.blocked_by == _Block.OWNER:
        who = plan.owner.name if plan.owner else _("Whoever planned it")
        why = _("%(who)s has left or may not open rounds any more. Somebody else has to answer for it.")
        return Waiting(why % {"who": who}, needs_owner=True)
    if plan.blocked_by == _Block.MISSION:
        why = _("The mission it asks about was put away or has no words any more.")
        return Waiting(why, [(_("Choose another mission"), edit)])
    if plan.blocked_by == _Block.PEOPLE:
        return Waiting(_too_few(plan), [(_("Choose whom to ask"), edit)])
    return _not_to_be_asked(plan, edit)


def _not_to_be_asked(plan: RoundPlan, edit: str) -> Waiting:
    other = (_("Choose another survey"), edit)
    if plan.survey is None:
        return Waiting(_("Its questions have faults that would mislead people. Open a round by hand to read which."))
    if plan.survey.is_archived:
        why = _("“%(survey)s” was put away, so nobody is asked it. Bring it back, or choose another survey.")
        return Waiting(why % {"survey": plan.survey}, [(_("Bring it back"), plan.survey.get_absolute_url()), other])
    if plan.blocked_by == _Block.SURVEY:
        return _soon()
    why = _("“%(survey)s” has faults that would mislead people. Mend them, and this round opens by itself.")
    return Waiting(why % {"survey": plan.survey}, [(_("Mend it"), plan.survey.get_absolute_url()), other])


def _beside_another(plan: RoundPlan) -> Waiting:
    beside = open_round_alike(plan.organization, kind=plan.kind, survey=plan.survey)
    if beside is None:
        return _soon()
    why = _("“%(round)s” is still open. Once it is closed and people have heard what came of it, this one opens.")
    return Waiting(why % {"round": beside.title}, [(_("See the open round"), beside.get_absolute_url())])


def _untold(plan: RoundPlan) -> Waiting:
    owed = still_owed(plan.organization, plan.kind, plan.survey)
    if owed is None:
        return _soon()
    here = [plan.organization.slug, owed.round.pk]
    links = []
    if owed.summary:
        links.append((_("Tell people what you heard and do"), reverse("surveys:summary", args=here)))
    if owed.action:
        links.append((_("Write down one action"), reverse("surveys:actions", args=here)))
    why = _("People have not heard what came of “%(round)s”. Tell them, and this one opens by itself.")
    return Waiting(why % {"round": owed.round.title}, links)


def _too_few(plan: RoundPlan) -> str:
    if plan.kind == RoundPlan.Kind.LEADERS:
        return _("Nobody here is a leader or an administrator.")
    why = _("Fewer than %(least)s people would be asked, so their answers could be told apart.")
    return why % {"least": plan.minimum_scores}


def _soon() -> Waiting:
    return Waiting(_("Nothing is in its way any more. It opens within a minute."))
