"""What a person owes to the plan; each source is registered by the app and asked by pages and mail alike."""

from collections.abc import Iterable
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from missionhub.messaging.owed import Debtor, Owed, OwedSource
from missionhub.organizations.permissions import Permission
from missions.models import Change, Dependency, Mission, Outcome, Story
from missions.queries.check_ins import dues_of, unread_by
from missions.queries.decisions import decisions_to_look_back_on, unsettled_comments_for


def check_ins(who: Debtor) -> list[Owed]:
    return [
        Owed(
            title=due.outcome.title,
            url=_page(who, "my-week"),
            icon="clock" if due.is_overdue else "check",
            why=_("Check in: where does it stand?"),
            due_on=due.owed.due_on if due.owed else None,
            is_overdue=due.is_overdue,
        )
        for due in dues_of(who.person, on=who.on)
        if due.is_now
    ]


def unread(who: Debtor) -> list[Owed]:
    count = len(unread_by(who.person, is_leader=who.may(Permission.PLAN_EDIT), on=who.on))
    if not count:
        return []
    title = ngettext("Read %(count)s check-in", "Read %(count)s check-ins", count) % {"count": count}
    why = _("Say that you have seen it, so that whoever wrote it knows.")
    return [Owed(title=title, url=f"{_page(who, 'my-week')}#to-read", icon="eye", why=why)]


def dependencies(who: Debtor) -> list[Owed]:
    """What another team's outcome needs of ours: whoever edits the plan in that team answers."""
    if who.person.team_id is None or not who.may(Permission.PLAN_EDIT):
        return []
    asked = Dependency.objects.filter(
        team=who.person.team_id, state=Dependency.State.ASKED, outcome__archived_at=None, outcome__closed_at=None
    )
    return _listed(
        Owed(
            title=dependency.text,
            url=_page(who, "outcome", dependency.outcome_id),
            icon="handshake",
            why=_("%(outcome)s needs this from your team. Can you?") % {"outcome": dependency.outcome.title},
            due_on=dependency.needed_on,
            is_overdue=_is_past(dependency.needed_on, who),
        )
        for dependency in asked.select_related("outcome").order_by("asked_at", "pk")
    )


def look_backs(who: Debtor) -> list[Owed]:
    return _listed(
        Owed(
            title=decision.title,
            url=_page(who, "decision", decision.pk),
            icon="fork",
            why=_("Look back: was it right?"),
            due_on=decision.look_back_on,
            is_overdue=_is_past(decision.look_back_on, who),
        )
        for decision in decisions_to_look_back_on(who.person, who.on)
    )


def comments(who: Debtor) -> list[Owed]:
    """On decisions the person answers for; settling one ends it."""
    return _listed(
        Owed(
            title=decision.title,
            url=f"{_page(who, 'decision', decision.pk)}#comments",
            icon="chat",
            why=ngettext("%(count)s comment waits for you.", "%(count)s comments wait for you.", count)
            % {"count": count},
        )
        for decision, count in unsettled_comments_for(who.person)
    )


def changes(who: Debtor) -> list[Owed]:
    mine = Change.objects.of(who.person.organization).due_for_review(on=who.on).filter(responsible=who.person)
    return _listed(
        Owed(
            title=change.name,
            url=_page(who, "change", change.pk),
            icon="fork",
            why=_("Look at this change again: what has it done to the promises?"),
            due_on=change.review_on,
            is_overdue=_is_past(change.review_on, who),
        )
        for change in mine.by_review()
    )


def closings(who: Debtor) -> list[Owed]:
    """Outcomes whose time is over and that nobody has closed."""
    mine = Outcome.objects.of(who.person.organization).open().filter(lead=who.person, due_on__lt=who.on)
    return _listed(
        Owed(
            title=outcome.title,
            url=_page(who, "outcome", outcome.pk),
            icon="target",
            why=_("Its time is over. Close it, and write down what you learned."),
            due_on=outcome.due_on,
            is_overdue=True,
        )
        for outcome in mine.order_by("due_on", "pk")
    )


def stories(who: Debtor) -> list[Owed]:
    if not who.may(Permission.STORY_DECIDE):
        return []
    count = Story.objects.of(who.person.organization).waiting().count()
    title = ngettext("Read %(count)s new story", "Read %(count)s new stories", count) % {"count": count}
    why = _("Somebody told it. Decide whether it is shown.")
    return _listed([Owed(title=title, url=_page(who, "story-list"), icon="book", why=why)] if count else [])


def reviews(who: Debtor) -> list[Owed]:
    if not who.may(Permission.MISSION_EDIT):
        return []
    due = Mission.objects.of(who.person.organization).active().filter(review_on__lte=who.on)
    return [
        Owed(
            title=mission.name,
            url=_page(who, "mission", mission.pk),
            icon="compass",
            why=_("Does it still say what you do? You wanted to look at it again."),
            due_on=mission.review_on,
        )
        for mission in due.order_by("review_on", "pk")
    ]


SOURCES = (
    OwedSource("missions.check_ins", gettext_lazy("Check-ins"), check_ins),
    OwedSource("missions.unread", gettext_lazy("Check-ins to read"), unread),
    OwedSource("missions.dependencies", gettext_lazy("Questions of other teams"), dependencies),
    OwedSource("missions.look_backs", gettext_lazy("Decisions to look back on"), look_backs),
    OwedSource("missions.comments", gettext_lazy("Comments on your decisions"), comments),
    OwedSource("missions.changes", gettext_lazy("Changes to look at again"), changes),
    OwedSource("missions.closings", gettext_lazy("Outcomes to close"), closings),
    OwedSource("missions.stories", gettext_lazy("Stories to read"), stories),
    OwedSource("missions.reviews", gettext_lazy("Missions to look at again"), reviews),
)


def _is_past(day: date | None, who: Debtor) -> bool:
    return day is not None and day < who.on


def _page(who: Debtor, name: str, *args: object) -> str:
    try:
        return reverse(f"missions:{name}", args=[who.person.organization.slug, *args])
    except NoReverseMatch:  # a page that is not built yet asks nothing of anybody
        return ""


def _listed(rows: Iterable[Owed]) -> list[Owed]:
    return [row for row in rows if row.url]
