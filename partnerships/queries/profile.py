"""Profiles as one party may read them, and where a mission has moved on since."""

from collections.abc import Sequence
from dataclasses import dataclass

from missions.models import MissionVersion
from missions.queries.reading import active_promises, current_version, primary_mission
from partnerships.models import Party, PartyProfile, ValueAllocation
from partnerships.queries.profile_words import STARTERS, same_value

MOST_OFFERED, LONGEST = 8, 80


@dataclass(frozen=True)
class PublishedMission:
    version: MissionVersion
    promises: list[str]


@dataclass(frozen=True)
class SideState:
    """Of another party no more than this before the reveal."""

    party: Party
    has_shared: bool


def newest_of(party: Party) -> PartyProfile | None:
    """One's own, draft or not."""
    own = PartyProfile.objects.seen_by(party).filter(party=party)
    return own.select_related("party", "mission_version").newest_first().first()


def shown_to(viewer: Party, *, of: Party) -> PartyProfile | None:
    """The newest profile of a party that this one may read, its own last shown one included."""
    seen = PartyProfile.objects.seen_by(viewer).filter(party=of)
    if of == viewer:
        seen = seen.filter(revealed_at__isnull=False)
    return seen.select_related("party").prefetch_related("motivations", "values", "resources").newest_first().first()


def other_sides(party: Party) -> list[SideState]:
    """Who is here beside this party, in the order in which they came."""
    shared = set(
        PartyProfile.objects.handed_over()
        .filter(party__partnership=party.partnership_id)
        .values_list("party_id", flat=True)
    )
    here = Party.objects.here().filter(partnership=party.partnership_id).exclude(pk=party.pk).in_order()
    return [SideState(one, one.pk in shared) for one in here]


def published_mission(party: Party) -> PublishedMission | None:
    """What the party's organization has published; a light account has nothing."""
    mission = primary_mission(party.organization) if party.organization else None
    version = current_version(mission) if mission else None
    if mission is None or version is None:
        return None
    return PublishedMission(version, [promise.text for promise in active_promises(mission)])


def newer_mission(profile: PartyProfile) -> PublishedMission | None:
    """What has been published since the profile copied the mission; shown to its own side alone."""
    published = published_mission(profile.party)
    return None if published is None or published.version.pk == profile.mission_version_id else published


def offered_values(published: PublishedMission | None, given: Sequence[ValueAllocation] = ()) -> list[tuple[str, int]]:
    """Own lines to begin with: what already has points, then values the mission names; starters stand apart."""
    starters = {same_value(name) for name in STARTERS}
    lines = {same_value(one.name): (one.name, one.points) for one in given}
    if published is not None and not given:
        for name in _named(published.version.values)[:MOST_OFFERED]:
            lines.setdefault(same_value(name), (name, 0))
    return [line for key, line in lines.items() if key not in starters]


def _named(values: str) -> list[str]:
    """A mission's values stand one a line, or with commas or semicolons between; a longer line is no name."""
    parts = values.replace(";", "\n").split("\n")
    if len(parts) == 1:
        parts = values.split(",")
    names = [part.strip(" \t\r.•-–*") for part in parts]
    return [name for name in names if name and len(name) <= LONGEST]
