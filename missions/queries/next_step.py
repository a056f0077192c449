"""The one thing to do next with a mission."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from missions.models import Mission
from missions.queries.pages import MissionPage


@dataclass(frozen=True)
class NextStep:
    title: str
    reason: str
    action: str
    url: str
    is_post: bool = False


def next_step(page: MissionPage) -> NextStep | None:
    """Confirm what is proposed, publish what is written, then ask the leaders."""
    mission = page.mission
    slug = mission.organization.slug
    promises_url = reverse("missions:promise-list", args=[slug, mission.pk])
    if not page.rows:
        return NextStep(
            _("Find its promises"),
            _("A promise is a phrase of the mission that somebody could check. Answers are read against them."),
            _("Go to the promises"),
            promises_url,
        )
    if page.unconfirmed:
        title = ngettext("Confirm %(count)s promise", "Confirm %(count)s promises", page.unconfirmed)
        return NextStep(
            title % {"count": page.unconfirmed},
            _("They were read from the text. Keep, change or drop each one."),
            _("Look at the promises"),
            promises_url,
        )
    if page.draft:
        return NextStep(
            _("Publish version %(number)s") % {"number": page.draft.number},
            _("Everyone in the organization sees it then. Earlier versions stay readable."),
            _("Publish the mission"),
            reverse("missions:publication", args=[slug, page.draft.pk]),
            is_post=True,
        )
    return _ask_the_leaders(mission)


def _ask_the_leaders(mission: Mission) -> NextStep | None:
    try:
        url = reverse("surveys:round-new", args=[mission.organization.slug])
    except NoReverseMatch:  # an installation without surveys
        return None
    return NextStep(
        _("Ask your leaders"),
        _("“What do you get paid to do?” Everyone answers alone; the results show which promises they mention."),
        _("Ask your leaders"),
        url,
    )
