"""Whom and what a round could ask, before it is opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from missionhub.organizations.models import Organization, Person, Team
from surveys.models import Instrument, InstrumentVersion, Round
from surveys.models.round import NEAR, RoundQuerySet
from surveys.queries.people import is_leader
from surveys.questionnaire import Questionnaire, built_in


@dataclass(frozen=True)
class TeamToAsk:
    team: Team
    depth: int
    people: int  # in it and in all teams below


def staff_of(organization: Organization) -> QuerySet[Person]:
    """Everybody who has not left."""
    return Person.objects.of(organization).active().select_related("team").by_name()


def teams_to_ask(organization: Organization) -> list[TeamToAsk]:
    """The tree of teams in order, each with how many people asking it would reach."""
    teams = list(Team.objects.of(organization).with_tree_fields())
    own = Person.objects.of(organization).active().filter(team__isnull=False).values_list("team")
    totals = dict(own.annotate(Count("pk")).order_by("team"))
    for team in reversed(teams):  # children before their parents
        if team.parent_id is not None:
            totals[team.parent_id] = totals.get(team.parent_id, 0) + totals.get(team.pk, 0)
    return [TeamToAsk(team, team.tree_depth, totals.get(team.pk, 0)) for team in teams]


def people_in_teams(organization: Organization, chosen: set[int]) -> QuerySet[Person]:
    """Everybody in these teams and in all below them."""
    within = set(chosen)
    for team in Team.objects.of(organization).with_tree_fields():  # parents first
        if team.parent_id in within:
            within.add(team.pk)
    return staff_of(organization).filter(team__in=within)


def people_asked(
    organization: Organization, *, audience: str, teams: Iterable[Team] = (), people: Iterable[Person] = ()
) -> list[Person]:
    """Whom an audience means on the day it is asked."""
    if audience == Round.Audience.TEAMS:
        return list(people_in_teams(organization, {team.pk for team in teams}))
    everybody = staff_of(organization)
    if audience == Round.Audience.PEOPLE:
        return list(everybody.filter(pk__in=[person.pk for person in people]))
    if audience == Round.Audience.LEADERS:
        return [person for person in everybody.select_related("membership") if is_leader(person)]
    return list(everybody)


def open_round_alike(organization: Organization, *, kind: str, survey: Instrument | None = None) -> Round | None:
    """The newest round that asks the same and takes answers."""
    rounds = alike(Round.objects.of(organization).open(), kind=kind, survey=survey)
    return rounds.filter(label="").newest_first().first()


def alike(rounds: RoundQuerySet, *, kind: str, survey: Instrument | None = None) -> RoundQuerySet:
    """Those that ask what a round of this survey would: of a built-in one, all of its kind and all copies."""
    if survey is None:
        return rounds.of_kind(kind)
    first = survey.origin or survey
    return rounds.of_survey(survey) if first.kind == Instrument.Kind.OWN else rounds.of_kind(first.kind)


def questions_of(organization: Organization, kind: str) -> Questionnaire:
    """The newest wording of a survey, as it would be asked next."""
    versions = InstrumentVersion.objects.filter(instrument__organization=organization, instrument__kind=kind)
    newest = versions.order_by("instrument", "-number").first()
    return newest.questionnaire if newest else built_in(kind)


def is_near_last(
    *,
    organization: Organization,
    kind: str,
    survey: Instrument | None = None,
    asked: Questionnaire | None = None,
    at: datetime,
) -> bool:
    """Whether a round that asked the same ended so lately, or is open still, that who joined since could be told.

    A survey and its copies count as one, and so does a survey that asks one of the same questions: neither copying nor
    typing it anew is a way around the rule.
    """
    lately = Round.objects.of(organization).filter(label="").asking_since(at - NEAR)
    if alike(lately, kind=kind, survey=survey).exists():
        return True
    others = lately.confidential().without_consultations()
    return asked is not None and any(asked.repeats(round.questionnaire) for round in others)
