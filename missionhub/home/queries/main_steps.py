"""The buttons at the top of the overview follow the newest round: ask, wait, read, agree, do, ask again."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from alignment.models import Release
from missionhub.organizations.models import Organization
from surveys.models import Action, Round
from surveys.queries import participation


@dataclass(frozen=True)
class MainStep:
    label: str
    url: str


def main_steps(organization: Organization, newest: Round | None) -> list[MainStep]:
    """The step that is due after the newest round that asked, then whatever may be done beside it."""
    if newest is None:
        return [_ask(organization, _("Ask the leaders"))]
    if newest.is_open:
        return [_wait(organization, newest)]
    results = reverse("alignment:results", args=[organization.slug, newest.pk])
    if not Release.objects.of_round(newest.pk).exists():
        return [MainStep(_("See whether the results are ready"), results)]
    return _after_results(organization, newest, results)


def _after_results(organization: Organization, newest: Round, results: str) -> list[MainStep]:
    agreed = Action.objects.of_round(newest.pk)
    if not agreed.exists():
        write = reverse("surveys:actions", args=[organization.slug, newest.pk])
        return [MainStep(_("Read the results"), results), MainStep(_("Write down one action"), write)]
    if agreed.awaited().exists():
        return [MainStep(_("See what you agreed"), f"{results}#actions")]
    return [_ask(organization, _("Ask the leaders again")), MainStep(_("Read the results"), results)]


def _ask(organization: Organization, label: str) -> MainStep:
    return MainStep(label, reverse("surveys:round-new", args=[organization.slug]))


def _wait(organization: Organization, newest: Round) -> MainStep:
    counts = participation(newest)
    if counts is None:
        label = _("See the open round")
    else:
        responded, invited = counts
        label = _("Close the round") if responded and responded == invited else _("See who has answered")
    return MainStep(label, reverse("surveys:round", args=[organization.slug, newest.pk]))
