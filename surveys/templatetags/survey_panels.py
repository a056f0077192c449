from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from missionhub.core.addresses import is_loopback
from missionhub.core.templatetags.ui import progress
from missionhub.organizations.models import Membership, Person
from missionhub.organizations.permissions import Permission
from missions.models import Decision, Mission, Outcome
from surveys.models import Consultation, Round
from surveys.queries import actions_towards, hidden_teams, result_of, shared_with
from surveys.queries.next_step import round_step

register = template.Library()


@register.simple_tag
def participation_bar(responded: int, invited: int) -> SafeString:
    return progress(responded / invited if invited else 0, gettext("How many have answered"))


@register.inclusion_tag("surveys/_links_stay_here.html")
def links_stay_here(*, is_ahead: bool = False) -> dict[str, object]:
    """A warning for whoever hands out links that lead nowhere from another device, or is about to."""
    site = settings.SITE_URL
    return {"address": site if is_loopback(site) else "", "port": urlsplit(site).port or 8000, "is_ahead": is_ahead}


@register.inclusion_tag("missions/_next_step.html", name="round_step")
def show_round_step(mission: Mission, person: Person) -> dict[str, object]:
    """The next step of a mission in force; drawn as the mission's own steps are."""
    return {"step": round_step(mission=mission, person=person)}


@register.simple_tag
def still_new(mission: Mission, is_new: bool) -> bool:
    """Until a round about the mission has closed, nothing of a new one was asked for, so nothing is missing."""
    return is_new and not Round.objects.closed().filter(mission=mission).exists()


@register.simple_tag
def rounds_touched(mission: Mission) -> list[Round]:
    """Open rounds whose answers will be read against this mission."""
    return list(Round.objects.open().filter(mission=mission).select_related("organization").order_by("opened_at", "pk"))


@register.inclusion_tag("surveys/_hidden_teams.html", name="hidden_teams")
def show_hidden_teams(round: Round) -> dict[str, object]:
    """Why a team large enough is not shown; nothing where every one is."""
    teams = hidden_teams(round)
    return {"teams": teams, "is_all_hidden": any(team.inside is None for team in teams)}


@register.inclusion_tag("surveys/_decision_consultations.html")
def decision_consultations(decision: Decision, membership: Membership) -> dict[str, object]:
    """Asking people about a decision, and what they said; only for those who read results."""
    may_see = membership.may(Permission.RESULTS_VIEW)
    ours = Consultation.objects.of(decision.organization).filter(decision=decision).newest_first() if may_see else ()
    return {
        "decision": decision,
        "organization": decision.organization,
        "may_see": may_see,
        "may_ask": membership.may(Permission.ROUND_MANAGE),
        "rows": [(one, result_of(one)) for one in ours],
    }


@register.inclusion_tag("surveys/_outcome_actions.html")
def outcome_actions(outcome: Outcome, membership: Membership) -> dict[str, object]:
    """What was agreed towards an outcome; only for those who read results."""
    organization = membership.organization
    if not membership.may(Permission.RESULTS_VIEW):
        return {}
    today = organization.today(at=timezone.now())
    return {"organization": organization, "actions": actions_towards(outcome, on=today)}


@register.inclusion_tag("surveys/_shared.html")
def shared_with_me(person: Person) -> dict[str, object]:
    """What came of the rounds this person was asked in."""
    return {"rounds": shared_with(person, at=timezone.now())}
