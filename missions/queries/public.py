"""What the world sees: read only from what somebody chose, so that nothing else can slip out."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from missionhub.organizations.models import Organization
from missions.models import Outcome, Promise, PublicPage, Story
from missions.public_figures import PublicFigure, chosen
from missions.queries.aims import aim
from missions.queries.amounts import amount
from missions.queries.reading import current_version, primary_mission
from missions.queries.standing import Standing, standings
from missions.wording.numbers import is_bare


@dataclass(frozen=True)
class PublicPromise:
    text: str
    definition: str
    measure: str
    target: str


@dataclass(frozen=True)
class PublicOutcome:
    title: str
    success: str
    figure: str  # the newest one with its unit
    aim: str  # “at most 30 minutes”
    as_of: date | None
    due_on: date | None
    share: float | None  # 0 to 1, for the bar
    result: str  # in words, once it is closed


@dataclass(frozen=True)
class PublicStory:
    title: str
    text: str
    happened_on: date | None
    who_benefited: str


@dataclass(frozen=True)
class PublicMission:
    """Plain texts and numbers alone: no row travels to the template, so no template can show more of it."""

    name: str
    slug: str
    introduction: str
    statement: str
    in_force_since: date | None
    vision: str
    values: str
    promises: tuple[PublicPromise, ...]
    outcomes: tuple[PublicOutcome, ...]
    figures: tuple[PublicFigure, ...]
    stories: tuple[PublicStory, ...]

    @property
    def as_of(self) -> date | None:
        """The day of the newest figure."""
        return max((outcome.as_of for outcome in self.outcomes if outcome.as_of), default=None)


def public_page_at(address: str) -> PublicPage | None:
    """The page at an address, if it is on."""
    return PublicPage.objects.filter(organization__slug=address, is_on=True).select_related("organization").first()


def public_mission(page: PublicPage, *, on: date) -> PublicMission:
    organization = page.organization
    mission = primary_mission(organization)
    version = current_version(mission) if mission else None
    promises = Promise.objects.filter(mission=mission).active().filter(is_public=True).in_order() if mission else []
    return PublicMission(
        name=organization.name,
        slug=organization.slug,
        introduction=page.introduction,
        statement=version.statement if version and page.shows_statement else "",
        in_force_since=version.in_force_since if version and page.shows_statement else None,
        vision=version.vision if version and page.shows_vision else "",
        values=version.values if version and page.shows_values else "",
        promises=tuple(_promise(row) for row in promises),
        outcomes=_outcomes(organization, on=on),
        figures=tuple(chosen(organization, page.figures)),
        stories=tuple(
            PublicStory(row.title, row.text, row.happened_on, row.who_benefited) for row in public_stories(organization)
        ),
    )


def stories_with_consent(organization: Organization) -> QuerySet[Story]:
    """Stories that may be chosen: shown inside, and their teller agreed."""
    return Story.objects.of(organization).shown().filter(may_be_public=True).newest_first()


def public_stories(organization: Organization) -> QuerySet[Story]:
    return stories_with_consent(organization).filter(is_public=True)


def _promise(promise: Promise) -> PublicPromise:
    """A bare number says nothing to a reader: what is measured stands beside it."""
    if promise.measure and is_bare(promise.target):
        return PublicPromise(promise.text, promise.definition, "", f"{promise.target} ({promise.measure})")
    return PublicPromise(promise.text, promise.definition, promise.measure, promise.target)


def _outcomes(organization: Organization, *, on: date) -> tuple[PublicOutcome, ...]:
    chosen = list(Outcome.objects.of(organization).active().filter(is_public=True).in_order())
    found = standings(chosen, on=on)
    return tuple(_outcome(outcome, found[outcome.pk]) for outcome in chosen)


def _outcome(outcome: Outcome, standing: Standing) -> PublicOutcome:
    valued = standing.valued
    band = (outcome.band_low, outcome.band_high)
    return PublicOutcome(
        title=outcome.title,
        success=outcome.success,
        figure=amount(valued.value, outcome.unit) if valued else "",
        aim=aim(direction=outcome.direction, target=outcome.target, band=band, unit=outcome.unit),
        as_of=valued.on if valued else None,
        due_on=outcome.due_on,
        share=None if standing.progress is None else standing.bar,
        result=str(outcome.get_result_display()) if outcome.is_closed else "",
    )
