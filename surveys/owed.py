"""What people owe to rounds and their results: an answer, and what they agreed to do."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from missionhub.messaging.owed import Debtor, Owed, OwedSource
from missionhub.organizations.permissions import Permission
from surveys.models import Action, Invitation, RoundPlan


def answers(who: Debtor) -> list[Owed]:
    """Personal links of open rounds, for the person they were made for."""
    waiting = Invitation.objects.unanswered().filter(
        roster_entry__person=who.person, round__opened_at__isnull=False, round__closed_at__isnull=True
    )
    return [
        Owed(
            title=invitation.round.title,
            url=reverse("surveys:answer", args=[invitation.token]),
            icon="chat",
            why=_questions(len(invitation.round.questionnaire)),
            due_on=invitation.round.closes_at.date() if invitation.round.closes_at else None,
        )
        for invitation in waiting.select_related("round").order_by("round__opened_at", "pk")
    ]


def _questions(count: int) -> str:
    words = ngettext(
        "Answer one question; about three minutes.", "Answer %(count)s questions; about three minutes.", count
    )
    return words % {"count": count}


def actions(who: Debtor) -> list[Owed]:
    """Whoever owns it sees its words; only who may see the results is led to them."""
    mine = Action.objects.of(who.person.organization).awaited().filter(person=who.person).by_date()
    reads_results = who.may(Permission.RESULTS_VIEW)
    return [_owed_action(action, who, reads_results=reads_results) for action in mine]


def _owed_action(action: Action, who: Debtor, *, reads_results: bool) -> Owed:
    own = reverse("surveys:action-link", args=[action.token])
    results = reverse("alignment:results", args=[who.person.organization.slug, action.round_id]) + "#actions"
    return Owed(
        title=action.text,
        url=results if reads_results else own,
        icon="check",
        why=_("This was agreed with your name."),
        due_on=action.due_on,
        is_overdue=action.due_on < who.on,
        done_url=own,
    )


def plans(who: Debtor) -> list[Owed]:
    """Whoever planned a round that cannot open; administrators where nobody answers for it any more."""
    if not who.may(Permission.ROUND_MANAGE):
        return []
    mine = Q(owner=who.person) & ~Q(blocked_by=RoundPlan.Block.OWNER)
    if who.may(Permission.ORGANIZATION_MANAGE):
        mine |= Q(blocked_by=RoundPlan.Block.OWNER)
    waiting = RoundPlan.objects.of(who.person.organization).blocked().filter(mine)
    return [
        Owed(
            title=_("Planned round waits: %(kind)s") % {"kind": plan},
            url=plan.get_absolute_url(),
            icon="calendar",
            why=_("It waits because of this: %(why)s.") % {"why": plan.get_blocked_by_display()},
            due_on=plan.next_on,
            is_overdue=True,
        )
        for plan in waiting.select_related("organization", "survey").by_day()
    ]


SOURCES = (
    OwedSource("surveys.answers", gettext_lazy("Questions to answer"), answers),
    OwedSource("surveys.actions", gettext_lazy("What you agreed to do"), actions),
    OwedSource("surveys.plans", gettext_lazy("Planned rounds that wait"), plans),
)
