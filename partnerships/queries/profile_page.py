"""One profile as a page shows it."""

from dataclasses import dataclass

from django.utils.functional import Promise

from partnerships.models import PartyProfile, ResourceNeedOffer
from partnerships.queries.profile_words import AMOUNTS, REASONS, WAYS, WEIGHTS, value_label

Words = str | Promise
AMOUNT, REASON, WEIGHT = dict(AMOUNTS), dict(REASONS), dict(WEIGHTS)
TRAITS = ("is_local", "is_small", "is_social_enterprise")


@dataclass(frozen=True)
class Motive:
    label: str
    weight: int
    degree: Words
    words: str


@dataclass(frozen=True)
class Resource:
    label: str
    amount: Words
    importance: Words
    note: str


@dataclass(frozen=True)
class ShownProfile:
    """`ways`: what it is about, the end of 1, the end of 5, the step."""

    row: PartyProfile
    motives: list[Motive]
    values: list[tuple[str, int]]
    needs: list[Resource]
    offers: list[Resource]
    ways: list[tuple[Words, Words, Words, int | None]]
    traits: list[str]

    @property
    def points(self) -> int:
        return sum(points for _name, points in self.values)


def shown(row: PartyProfile) -> ShownProfile:
    """The weightiest first. Three queries, none where they were fetched with the row."""
    resources = sorted(row.resources.all(), key=_by_kind)
    motives = {one.kind: one for one in row.motivations.all()}
    return ShownProfile(
        row=row,
        motives=[
            Motive(one.get_kind_display(), one.weight, REASON[one.weight], one.words)
            for one in sorted(motives.values(), key=lambda one: (-one.weight, one.pk))
        ],
        values=[
            (value_label(one.name), one.points)
            for one in sorted(row.values.all(), key=lambda one: (-one.points, one.name))
        ],
        needs=[
            Resource(one.get_kind_display(), AMOUNT[one.need], WEIGHT[one.importance], one.need_note)
            for one in sorted(resources, key=lambda one: -one.need * one.importance)
            if one.need
        ],
        offers=[
            Resource(one.get_kind_display(), AMOUNT[one.offer], "", one.offer_note)
            for one in sorted(resources, key=lambda one: -one.offer)
            if one.offer
        ],
        ways=[(*words, getattr(row, item.value)) for item, words in WAYS.items()],
        traits=[str(row._meta.get_field(name).verbose_name) for name in TRAITS if getattr(row, name)],  # type: ignore[union-attr]
    )


def _by_kind(one: ResourceNeedOffer) -> int:
    return ResourceNeedOffer.Kind.values.index(one.kind)
