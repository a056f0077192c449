"""The one thing to do next with a mission."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from missions.queries.pages import MissionPage


@dataclass(frozen=True)
class NextStep:
    title: str
    reason: str
    action: str
    url: str
    is_post: bool = False


def next_step(page: MissionPage) -> NextStep | None:
    """Confirm what is proposed, publish what is written; None once the mission is in force and asking begins."""
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
        title = ngettext("Read %(count)s proposed promise", "Read %(count)s proposed promises", page.unconfirmed)
        return NextStep(
            title % {"count": page.unconfirmed},
            _("Change or drop what does not fit, then confirm what is yours."),
            _("Read and edit them"),
            promises_url,
        )
    if page.draft and page.is_in_force:
        return NextStep(
            _("Publish version %(number)s") % {"number": page.draft.number},
            _("First see what it changes, which outcomes and roles it touches, and who approved it."),
            _("See what it changes"),
            reverse("missions:publication", args=[slug, page.draft.pk]),
        )
    if page.draft:
        return NextStep(
            _("Publish version %(number)s") % {"number": page.draft.number},
            _("Everyone in the organization sees it then. Earlier versions stay readable."),
            _("Publish the mission"),
            reverse("missions:publication", args=[slug, page.draft.pk]),
            is_post=True,
        )
    return None
