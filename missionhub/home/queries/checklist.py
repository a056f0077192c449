"""Five steps to the first insight. Nobody ticks them; they are computed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from alignment.models import Release
from missionhub.organizations.models import Organization
from missions.models import Mission, Promise
from missions.queries import active_promises, current_version, primary_mission
from surveys.models import FounderReading, Invitation, Round


@dataclass(frozen=True)
class Step:
    title: str
    hint: str
    action: str
    url: str
    done: bool


@dataclass(frozen=True)
class Checklist:
    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def is_complete(self) -> bool:
        return self.done == len(self.steps)

    @property
    def next_step(self) -> Step | None:
        return next((step for step in self.steps if not step.done), None)


def checklist(
    organization: Organization,
    *,
    mission: Mission | None,
    promises: Sequence[Promise],
    newest: Round | None,
    release: Release | None,
) -> Checklist:
    """From what a page has at hand: its mission and promises, the newest round that asked, the newest with names."""
    return Checklist(
        (
            _mission_step(organization, mission),
            _promises_step(organization, mission, promises),
            _own_answer_step(organization, mission),
            _round_step(organization, newest),
            _results_step(organization, newest, release),
        )
    )


def checklist_of(organization: Organization) -> Checklist:
    mission = primary_mission(organization)
    promises = list(active_promises(mission)) if mission else []
    newest = Round.objects.of(organization).newest_asked()
    return checklist(organization, mission=mission, promises=promises, newest=newest, release=None)


def _mission_step(organization: Organization, mission: Mission | None) -> Step:
    return Step(
        title=_("Publish your mission"),
        hint=_("Paste it as it stands. You can change it later; every version is kept."),
        action=_("Open the mission") if mission else _("Write the mission"),
        url=_mission_url(organization, mission),
        done=mission is not None and current_version(mission) is not None,
    )


def _promises_step(organization: Organization, mission: Mission | None, promises: Sequence[Promise]) -> Step:
    return Step(
        title=_("Read and confirm its promises"),
        hint=_("A promise is a phrase of the mission that somebody could check. We propose them, you decide."),
        action=_("Read the promises"),
        url=reverse("missions:promise-list", args=[organization.slug, mission.pk])
        if mission
        else _mission_url(organization, mission),
        done=bool(promises) and all(promise.confirmed_at for promise in promises),
    )


def _own_answer_step(organization: Organization, mission: Mission | None) -> Step:
    first = FounderReading.objects.filter(organization=organization).values("pk")
    asked = Invitation.objects.of(organization).filter(responded=True, round__mode=Round.Mode.ATTRIBUTED).values("pk")
    has_answered = first.union(asked, all=True)[:1].exists()
    return Step(
        title=_("Answer first yourself"),
        hint=_("What do you get paid to do? You see at once which promises your own answer mentions."),
        action=_("Write your answer"),
        url=reverse("surveys:founder-answer", args=[organization.slug, mission.pk])
        if mission
        else _mission_url(organization, mission),
        done=has_answered,
    )


def _round_step(organization: Organization, newest: Round | None) -> Step:
    return Step(
        title=_("Ask the leaders"),
        hint=_("Everyone answers alone. Answers stay sealed until the round closes."),
        action=_("See the round") if newest else _("Open a leaders’ round"),
        url=reverse("surveys:round", args=[organization.slug, newest.pk])
        if newest
        else reverse("surveys:round-new", args=[organization.slug]),
        done=newest is not None,
    )


def _results_step(organization: Organization, newest: Round | None, release: Release | None) -> Step:
    if release is None or release.round.label:
        releases = Release.objects.of(organization).filter(round__label="")
        release = releases.select_related("round__organization").newest_first().first()
    if release:
        url = release.get_absolute_url()
    elif newest:
        url = reverse("surveys:round", args=[organization.slug, newest.pk])
    else:
        url = reverse("surveys:round-list", args=[organization.slug])
    return Step(
        title=_("Close the round and read the results together"),
        hint=_("How alike the answers are, the promise nobody mentioned, two answers worth reading side by side."),
        action=_("Read the results") if release else _("See how many have answered"),
        url=url,
        done=release is not None,
    )


def _mission_url(organization: Organization, mission: Mission | None) -> str:
    if mission is None:
        return reverse("missions:mission-new", args=[organization.slug])
    return reverse("missions:mission", args=[organization.slug, mission.pk])
