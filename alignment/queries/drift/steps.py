"""Where to look, and what to do once somebody has said whether it was meant."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from alignment.models import DriftAnswer, DriftSignal
from missions.models import Mission
from surveys.models import Round

Kind, Intent = DriftSignal.Kind, DriftAnswer.Intent


@dataclass(frozen=True)
class Step:
    label: str
    url: str


def evidence(mission: Mission, signal: DriftSignal) -> Step:
    """Where what the signal rests on can be read."""
    slug, facts = mission.organization.slug, signal.facts
    if signal.kind == Kind.WORDS:
        chosen = urlencode({"from": facts["from_number"], "to": facts["to_number"]})
        return Step(_("Compare the two versions"), f"{reverse('missions:compare', args=[slug, mission.pk])}?{chosen}")
    if signal.to_round_id is not None:
        return Step(_("Read the later results"), reverse("alignment:results", args=[slug, signal.to_round_id]))
    label, name = {
        Kind.PROGRAMME: (_("Open what we do"), "missions:activity-list"),
        Kind.MONEY: (_("See money and time by promise"), "missions:resource-list"),
        Kind.HOURS: (_("See money and time by promise"), "missions:resource-list"),
        Kind.DECISIONS: (_("Open the decisions"), "missions:decision-list"),
        Kind.VOICE_NAMED: (_("Open the surveys"), "surveys:round-list"),
        Kind.VOICE_UNNAMED: (_("Open the surveys"), "surveys:round-list"),
    }[Kind(signal.kind)]
    return Step(label, reverse(name, args=[slug]))


def after_answer(mission: Mission, signal: DriftSignal, intent: str, *, round_id: int | None) -> list[Step]:
    """Meant: let weights and words follow. Not meant: agree on one thing to do. Not sure: read what it rests on."""
    steps: dict[str, Callable[[], list[Step]]] = {
        Intent.YES: lambda: _when_meant(mission, signal),
        Intent.NO: lambda: [_act(mission, signal, round_id)],
        Intent.UNSURE: lambda: [evidence(mission, signal)],
    }
    return steps[intent]()


def newest_closed_round(mission: Mission) -> int | None:
    """What people agree to do hangs on a round."""
    closed = Round.objects.filter(mission=mission).closed().without_consultations()
    return closed.newest_first().values_list("pk", flat=True).first()


def _when_meant(mission: Mission, signal: DriftSignal) -> list[Step]:
    here = [mission.organization.slug, mission.pk]
    weights = Step(_("Say anew what each promise counts for"), reverse("missions:promise-list", args=here))
    if signal.kind == Kind.WORDS:
        return [weights]
    return [weights, Step(_("Write it into the mission"), reverse("missions:mission", args=here))]


def _act(mission: Mission, signal: DriftSignal, round_id: int | None) -> Step:
    slug = mission.organization.slug
    if round_id is None:
        return Step(_("Decide what to do"), reverse("missions:decision-new", args=[slug]))
    said: dict[str, Any] = {
        Kind.WORDS: _("Bring the words of the mission back to what we mean"),
        Kind.PROGRAMME: _("Bring what we do back to the mission"),
        Kind.VOICE_NAMED: _("Talk with each other about what we are here for"),
        Kind.VOICE_UNNAMED: _("Talk with each other about what we are here for"),
        Kind.MONEY: _("Bring our money back to what each promise counts for"),
        Kind.HOURS: _("Bring our time back to what each promise counts for"),
        Kind.DECISIONS: _("Hold each decision against the mission before it is made"),
    }
    query = urlencode({"text": str(said[signal.kind])})
    return Step(_("Agree on one action"), f"{reverse('surveys:actions', args=[slug, round_id])}?{query}")
