"""The strategy map as a drawing, and the signs of health beside words."""

from collections.abc import Iterator

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.measures.progress import Health
from missionhub.core.charts import column_map
from missionhub.core.charts.columns_layout import Column, Group, Line, Node
from missionhub.organizations.models import Organization, Team
from missions.queries.standing import TONES, WORDS
from missions.queries.strategy_map import MapOutcome, MapPromise, StrategyMap

register = template.Library()
WIDTH = 1080
COLUMNS = ((0, 150), (212, 240), (514, 312), (888, 192))  # left edges and widths
SHAPES = {
    Health.ON_TRACK: "circle",
    Health.AT_RISK: "diamond",
    Health.OFF_TRACK: "square",
    Health.OVERDUE: "triangle",
    Health.PENDING: "ring",
}
SIGNS = {
    "circle": '<circle cx="7" cy="7" r="5.5" fill="currentColor"/>',
    "diamond": '<path d="M7 1l6 6-6 6-6-6Z" fill="currentColor"/>',
    "square": '<rect x="2" y="2" width="10" height="10" fill="currentColor"/>',
    "triangle": '<path d="M7 1l6.5 12h-13Z" fill="currentColor"/>',
    "ring": '<circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" stroke-width="2"/>',
}
WORST_FIRST = (Health.OVERDUE, Health.OFF_TRACK, Health.AT_RISK, Health.PENDING, Health.ON_TRACK)


@register.simple_tag
def map_drawing(
    page: StrategyMap, organization: Organization, *, by_health: bool = False, may_edit: bool = False
) -> SafeString:
    drawing = _Drawing(page, organization.slug, may_edit=may_edit)
    headings = (_("Mission"), _("Promises"), _("Outcomes"), _("Roles that answer or do the work"))
    groups = (
        [Group(drawing.missions())],
        [Group(drawing.promises())],
        drawing.outcomes(by_health),
        [Group(drawing.roles())],
    )
    columns = [
        Column(heading, left, width, nodes)
        for heading, (left, width), nodes in zip(headings, COLUMNS, groups, strict=True)
    ]
    return column_map(
        identity="map",
        title=_("From the mission to the roles"),
        width=WIDTH,
        columns=columns,
        lines=list(drawing.lines()),
        spine=2,
    )


@register.simple_tag
def health_sign(outcome: MapOutcome) -> SafeString:
    """A shape and a word."""
    return _sign(outcome.health)


@register.simple_tag
def map_legend() -> SafeString:
    return format_html_join("", "<li>{}</li>", ((_sign(each),) for each in WORST_FIRST))


@register.simple_tag
def new_outcome_link(promise: MapPromise, organization: Organization) -> SafeString:
    return _new_outcome(organization, f"promise={promise.promise.pk}", promise.promise.text)


@register.simple_tag
def new_outcome_for_team(team: Team, organization: Organization) -> SafeString:
    return _new_outcome(organization, f"team={team.pk}", team.name)


def _new_outcome(organization: Organization, query: str, what: str) -> SafeString:
    address = reverse("missions:outcome-new", args=[organization.slug])
    button = '<a class="btn btn-small" href="{}?{}">{}<span class="visually-hidden"> {}</span></a>'
    return format_html(button, address, query, _("Add an outcome"), what)


def _sign(health: Health) -> SafeString:
    return format_html(
        '<span class="sign sign-{}"><svg viewBox="0 0 14 14" aria-hidden="true" focusable="false">{}</svg>{}</span>',
        TONES[health],
        SafeString(SIGNS.get(SHAPES.get(health, ""), "")),
        WORDS[health],
    )


class _Drawing:
    def __init__(self, page: StrategyMap, slug: str, *, may_edit: bool) -> None:
        self.page, self.slug, self.may_edit = page, slug, may_edit
        self.shown = [outcome for promise in page.promises for outcome in promise.shown]

    def missions(self) -> list[Node]:
        return [
            Node(f"m{each.mission.pk}", each.mission.name, self._to("mission", each.mission.pk))
            for each in self.page.missions
        ]

    def promises(self) -> list[Node]:
        return [
            Node(
                f"p{each.promise.pk}",
                each.promise.text,
                self._to("promise", each.promise.pk),
                word="" if each.outcomes or each.is_empty else _("Only beside another promise"),
                is_gap=each.is_empty,
            )
            for each in self.page.promises
        ]

    def outcomes(self, by_health: bool) -> list[Group]:
        if by_health:
            lanes = ((word, [each for each in self.shown if each.health == word]) for word in WORST_FIRST)
            return [Group([self._outcome(each) for each in lane], str(WORDS[word])) for word, lane in lanes if lane]
        return [Group(list(self._of(promise))) for promise in self.page.promises]

    def roles(self) -> list[Node]:
        return [
            Node(
                f"r{role.pk}",
                role.name,
                self._to("role", role.pk),
                word="" if role.is_held else _("Vacant"),
                shape="" if role.is_held else "triangle",
                tone="watch",
                is_gap=not role.is_held,
            )
            for role in self.page.roles
        ]

    def lines(self) -> Iterator[Line]:
        for mission in self.page.missions:
            for promise in mission.promises:
                key = f"p{promise.promise.pk}"
                yield Line(f"m{mission.mission.pk}", key)
                yield Line(key, f"none{promise.promise.pk}", is_faint=True)  # drawn only where there is such a box
                yield Line(key, f"more{promise.promise.pk}", is_faint=True)
        for outcome in self.shown:
            for place, pk in enumerate(outcome.promises):
                yield Line(f"p{pk}", f"o{outcome.pk}", is_faint=place > 0)
            for role in outcome.roles:
                yield Line(f"o{outcome.pk}", f"r{role.pk}", is_faint=role != outcome.accountable)

    def _of(self, promise: MapPromise) -> Iterator[Node]:
        if promise.is_empty:
            yield Node(f"none{promise.promise.pk}", _("No outcome yet"), self._begin(promise), is_gap=True)
        yield from (self._outcome(outcome) for outcome in promise.shown)
        if promise.hidden and not self.page.only_gaps:
            text = ngettext("%(count)s outcome more", "%(count)s outcomes more", promise.hidden)
            address = self._to("map-branch", promise.promise.pk)
            yield Node(f"more{promise.promise.pk}", text % {"count": promise.hidden}, address)

    def _outcome(self, outcome: MapOutcome) -> Node:
        return Node(
            f"o{outcome.pk}",
            outcome.title,
            self._to("outcome", outcome.pk),
            word=str(outcome.word)
            if not outcome.is_unanswered
            else _("%(health)s, nobody answers") % {"health": outcome.word},
            shape=SHAPES.get(outcome.health, ""),
            tone=outcome.tone,
            is_gap=outcome.is_unanswered,
        )

    def _begin(self, promise: MapPromise) -> str:
        """Readers see the gap; who may fill it can follow it."""
        page = reverse("missions:outcome-new", args=[self.slug])
        return f"{page}?promise={promise.promise.pk}" if self.may_edit else ""

    def _to(self, name: str, pk: int) -> str:
        return reverse(f"missions:{name}", args=[self.slug, pk])
