"""A party's profile: drafted unseen, shared by its own act, revealed with the others' in one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from missionhub.core.errors import DomainError
from partnerships.models import (
    Motivation,
    Participant,
    Partnership,
    PartyProfile,
    ResourceNeedOffer,
    ValueAllocation,
)
from partnerships.queries.profile import newest_of, published_mission
from partnerships.queries.profile_words import same_value


class ProfileStands(DomainError):
    """Shared, and waiting for the others."""


class ProfileIncomplete(DomainError):
    """Sharing little would show the other side's profile for free."""


class NothingToShare(DomainError):
    """No draft."""


@dataclass(frozen=True)
class ResourceWords:
    kind: str
    need: int = 0
    offer: int = 0
    importance: int = 2
    need_note: str = ""
    offer_note: str = ""


@dataclass(frozen=True)
class ProfileWords:
    """`mission` counts only where the organization has published none; `ways` and `traits` name fields."""

    mission: str = ""
    motivations: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    values: Sequence[tuple[str, int]] = ()
    resources: Sequence[ResourceWords] = ()
    ways: Mapping[str, int | None] = field(default_factory=dict)
    traits: Mapping[str, bool] = field(default_factory=dict)


@transaction.atomic
def save_profile(
    *, words: ProfileWords, by: Participant, at: datetime, takes_mission_over: bool = False
) -> PartyProfile:
    """The draft as it now is. A profile the others have seen stays as it was; the next one begins beside it.

    `takes_mission_over`: copies the mission as it is published now; else what the last profile copied stays.
    """
    Partnership.objects.select_for_update().get(pk=by.partnership_id)
    last = newest_of(by.party)
    if last is not None and last.waits:
        raise ProfileStands(_("Your profile is shared and waits for the others. Take it back first, then change it."))
    draft = last if last is not None and not last.is_revealed else PartyProfile(party=by.party)
    if draft._state.adding:
        draft.number = last.number + 1 if last else 1
    _write_mission(draft, last=last, words=words, anew=takes_mission_over)
    for name, value in (*words.ways.items(), *words.traits.items()):
        setattr(draft, name, value)
    draft.by, draft.taken_at = by, at
    draft.save()
    _write_beneath(draft, words)
    return draft


@transaction.atomic
def share_profile(*, by: Participant, at: datetime) -> PartyProfile:
    """The party's own act. With the last party's, everybody sees everybody's in the same moment."""
    Partnership.objects.select_for_update().get(pk=by.partnership_id)
    draft = newest_of(by.party)
    if draft is None or draft.shared_at is not None:
        raise NothingToShare(_("There is nothing to share yet. Write your profile first."))
    if missing := _missing(draft):
        raise ProfileIncomplete(
            _("Saved, not shared: the other side shows itself in return for this. Still open: %(parts)s.")
            % {"parts": "; ".join(missing)}
        )
    draft.shared_at = at
    draft.save(update_fields=["shared_at"])
    reveal_when_all_have_shared(by.partnership, at=at)
    draft.refresh_from_db()
    return draft


@transaction.atomic
def take_profile_back(*, by: Participant) -> None:
    """While nobody has seen it."""
    Partnership.objects.select_for_update().get(pk=by.partnership_id)
    PartyProfile.objects.filter(party=by.party, revealed_at__isnull=True).update(shared_at=None)


def reveal_when_all_have_shared(partnership: Partnership, *, at: datetime) -> None:
    """The first time all at once, never for one party alone; who has shown itself before shows what is new at once."""
    here = set(partnership.parties.here().values_list("pk", flat=True))
    shared = PartyProfile.objects.handed_over().filter(party__in=here)
    waiting = shared.filter(revealed_at__isnull=True)
    seen_before = set(shared.filter(revealed_at__isnull=False).values_list("party_id", flat=True))
    if len(here) < 2:
        return
    if not here <= set(shared.values_list("party_id", flat=True)):
        waiting = waiting.filter(party__in=seen_before)
    PartyProfile.objects.filter(pk__in=list(waiting.values_list("pk", flat=True))).update(revealed_at=at)


def _write_mission(draft: PartyProfile, *, last: PartyProfile | None, words: ProfileWords, anew: bool) -> None:
    published = published_mission(draft.party)
    if published is None and (last is None or last.mission_version_id is None):
        draft.mission_statement = words.mission.strip()
    elif published is not None and (anew or last is None):
        draft.mission_statement = published.version.statement
        draft.mission_version, draft.mission_number = published.version, published.version.number
        draft.promises = published.promises
    elif last is not None and draft._state.adding:
        draft.mission_statement, draft.promises = last.mission_statement, last.promises
        draft.mission_version_id, draft.mission_number = last.mission_version_id, last.mission_number


def _write_beneath(draft: PartyProfile, words: ProfileWords) -> None:
    draft.motivations.all().delete()
    Motivation.objects.bulk_create(
        Motivation(profile=draft, kind=kind, weight=weight, words=said)
        for kind, (weight, said) in words.motivations.items()
    )
    draft.values.all().delete()
    named = {same_value(name): (" ".join(name.split()), points) for name, points in words.values if points}
    ValueAllocation.objects.bulk_create(
        ValueAllocation(profile=draft, name=name, points=points) for name, points in named.values()
    )
    draft.resources.all().delete()
    ResourceNeedOffer.objects.bulk_create(
        ResourceNeedOffer(
            profile=draft,
            kind=one.kind,
            need=one.need,
            offer=one.offer,
            importance=one.importance,
            need_note=one.need_note,
            offer_note=one.offer_note,
        )
        for one in words.resources
        if one.need or one.offer or one.need_note or one.offer_note
    )


def _missing(draft: PartyProfile) -> list[str]:
    """What has to stand in a profile before it is shared, in words."""
    points = sum(draft.values.values_list("points", flat=True))
    resources = list(draft.resources.all())
    ways = (
        draft.decision_pace,
        draft.time_horizon,
        draft.risk_appetite,
        draft.planning_style,
        draft.communication_style,
    )
    checks = (
        (bool(draft.mission_statement), _("your mission in a sentence")),
        (draft.motivations.filter(weight__gt=0).exists(), _("at least one reason to work together")),
        (points == ValueAllocation.ALL, _("100 points for what you value (now %(points)s)") % {"points": points}),
        (any(one.need for one in resources), _("at least one thing you need")),
        (any(one.offer for one in resources), _("at least one thing you offer")),
        (None not in ways, _("all five ways of working")),
    )
    return [words for holds, words in checks if not holds]
