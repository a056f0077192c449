"""Said, planned, paid: how each of them is shared out among the promises, beside the weight each was given."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alignment.measures.proportion import wilson
from alignment.measures.shares import evenness, gap, shares
from alignment.queries.mentions import Mention
from alignment.queries.readings import Reading
from alignment.queries.staff.rounds import RoundRow
from missionhub.core.basis import from_answers
from missionhub.core.charts import COLORS, ShareRow
from missionhub.organizations.models import Organization
from missions.models import Promise
from missions.queries.whole_plan import WholePlan

ALL_OTHER = 0.999
FAR_BELOW = 0.1  # of the whole; or below half of its weight
OF_WHAT = {
    "leaders": gettext_lazy("%(n)s%% of what leaders mention"),
    "texts": gettext_lazy("%(n)s%% of what published texts mention"),
    "staff": gettext_lazy("%(n)s%% of what staff mention"),
    "planned": gettext_lazy("%(n)s%% of the outcomes we plan"),
    "money": gettext_lazy("%(n)s%% of our money"),
    "time": gettext_lazy("%(n)s%% of our time"),
}


@dataclass(frozen=True)
class Sharing:
    """One whole shared out. `shares` follow the promises and leave out what serves none of them (`other`)."""

    key: str
    label: str
    basis: str  # what it is counted from
    shares: Sequence[float]
    other: float = 0.0
    at_most: Sequence[float] = ()  # of answers: the most each share may be; where empty, the shares themselves
    gap: float | None = None  # the part that would have to move to match the weights; None for the weights
    evenness: float | None = None
    url: str = ""

    @property
    def highest(self) -> Sequence[float]:
        return self.at_most or self.shares


@dataclass(frozen=True)
class Short:
    """A promise and where its share lies clearly below its weight."""

    promise: Promise
    weight: float
    shares: Mapping[str, float]  # by the key of the sharing
    total: float  # how far below, summed


@dataclass(frozen=True)
class TableRow:
    number: int
    color: int
    promise: Promise
    url: str
    weight: float
    shares: Sequence[float]


@dataclass(frozen=True)
class SaidPlannedPaid:
    organization: Organization
    promises: Sequence[Promise]
    stated: Sharing
    sharings: Sequence[Sharing]  # those there are figures for
    disputed: int  # matches of leaders that people disagreed with; what is said counts what is left

    @property
    def widest(self) -> Short | None:
        """The promise that falls short most, over everything that is shared out; None where none does."""
        found = [each for place in range(len(self.promises)) if (each := self._short(place)).shares]
        return max(found, key=lambda each: each.total, default=None)

    def _short(self, place: int) -> Short:
        weight = self.stated.shares[place]
        below = [each for each in self.sharings if _is_short(each.highest[place], weight)]
        return Short(
            promise=self.promises[place],
            weight=weight,
            shares={each.key: each.shares[place] for each in below},
            total=sum(weight - each.shares[place] for each in below),
        )

    @property
    def sentence(self) -> str:
        widest = self.widest
        if not self.sharings:
            return _(
                "Nothing to compare with what each promise counts for yet. Plan outcomes, give activities hours "
                "and money, or ask "
                "your leaders."
            )
        if widest is None:
            return _("Of no promise can we be sure that it gets less than it counts for in what we say, plan and pay.")
        return _("“%(promise)s” is %(weight)s%% of our mission, yet %(shares)s.") % {
            "promise": widest.promise.text,
            "weight": round(100 * widest.weight),
            "shares": _listed([OF_WHAT[key] % {"n": round(100 * share)} for key, share in widest.shares.items()]),
        }

    @property
    def next_step(self) -> tuple[str, str]:
        """A label and where it leads."""
        slug, widest = self.organization.slug, self.widest
        if not self.sharings:
            return _("Plan the first outcome"), reverse("missions:outcome-new", args=[slug])
        if widest is None:
            return _("Look again at what each promise counts for"), reverse(
                "missions:promise-list", args=[slug, self.promises[0].mission_id]
            )
        if any(each.key == "planned" and each.other >= ALL_OTHER for each in self.sharings):
            return _("Say which promise each outcome serves"), reverse("missions:outcome-list", args=[slug])
        if "planned" in widest.shares:
            new = reverse("missions:outcome-new", args=[slug])
            return _("Plan an outcome for it, or weigh it less"), f"{new}?promise={widest.promise.pk}"
        if widest.shares.keys() & {"money", "time"}:
            return _("Decide what to move, or weigh it less"), reverse("missions:resource-list", args=[slug])
        promise = reverse("missions:promise", args=[slug, widest.promise.pk])
        return _("Open the promise and tell a story that shows it"), promise

    @property
    def bars(self) -> list[ShareRow]:
        """For the drawing."""
        return [ShareRow(each.label, each.shares, each.other) for each in (self.stated, *self.sharings)]

    @property
    def has_other(self) -> bool:
        return any(sharing.other for sharing in self.sharings)

    @property
    def names(self) -> list[str]:
        return [promise.text for promise in self.promises]

    @property
    def table(self) -> list[TableRow]:
        """Its twin."""
        return [
            TableRow(
                number=place + 1,
                color=place % COLORS,
                promise=promise,
                url=reverse("missions:promise", args=[self.organization.slug, promise.pk]),
                weight=self.stated.shares[place],
                shares=[sharing.shares[place] for sharing in self.sharings],
            )
            for place, promise in enumerate(self.promises)
        ]


def said_planned_paid(
    organization: Organization, plan: WholePlan, *, reading: Reading | None, staff: RoundRow | None
) -> SaidPlannedPaid | None:
    """From the newest releases of the primary mission; None while nothing is promised."""
    if not plan.promises:
        return None
    weights = [float(promise.weight) for promise in plan.promises]
    found = [
        *_said(plan, reading, staff, organization.slug),
        *_planned(plan, organization.slug),
        *_paid(plan, organization.slug),
    ]
    stated = Sharing("stated", _("Counts for"), "", shares(weights) or (), evenness=evenness(weights))
    return SaidPlannedPaid(
        organization=organization,
        promises=plan.promises,
        stated=stated,
        sharings=found,
        disputed=sum(mention.disputed for mention in reading.mentions) if reading else 0,
    )


def _is_short(share: float, weight: float) -> bool:
    return share < weight / 2 or weight - share >= FAR_BELOW


def _listed(parts: Sequence[str]) -> str:
    return get_text_list(list(parts), _("and"))


def _sharing(
    key: str, label: str, basis: str, plan: WholePlan, amounts: Sequence[float], *, other: float = 0.0,
    at_most: Sequence[float] = (), url: str = "",
) -> Iterator[Sharing]:  # fmt: skip
    """None where nothing is there to share out."""
    found = shares([*amounts, other])
    if found is None:
        return
    weights = [float(promise.weight) for promise in plan.promises]
    yield Sharing(
        key=key,
        label=label,
        basis=basis,
        shares=found[:-1],
        other=found[-1],
        at_most=at_most,
        gap=gap([*amounts, other], [*weights, 0.0]),
        evenness=evenness(amounts),
        url=url,
    )


def _said(plan: WholePlan, reading: Reading | None, staff: RoundRow | None, slug: str) -> Iterator[Sharing]:
    if reading is not None and reading.release.counted:
        by_promise = {mention.promise_id: mention for mention in reading.mentions}
        found = [by_promise.get(promise.pk) for promise in plan.promises]
        counts = [float(mention.count) if mention else 0.0 for mention in found]
        highs = [_high(mention) for mention in found]
        key, name = ("texts", _("Texts say")) if reading.release.is_of_texts else ("leaders", _("Leaders say"))
        yield from _sharing(
            key, name, from_answers(reading.release.counted), plan, counts,
            at_most=_at_most([count / reading.release.counted for count in counts], highs),
            url=reverse("alignment:results", args=[slug, reading.release.round_id]),
        )  # fmt: skip
    if staff is not None:
        told = [staff.mentioned.get(str(promise.pk)) for promise in plan.promises]
        percents = [float(share.value) if share else 0.0 for share in told]
        n = max((share.n for share in told if share), default=0)
        yield from _sharing(
            "staff", _("Staff say"), from_answers(n), plan, percents,
            at_most=_at_most(percents, [float(share.high) if share else 100.0 for share in told]),
            url=reverse("alignment:results", args=[slug, staff.id]),
        )  # fmt: skip


def _high(mention: Mention | None) -> float:
    """What was not asked about may be anything."""
    found = wilson(mention.count, mention.n) if mention else None
    return found.high if found else 1.0


def _at_most(values: Sequence[float], highs: Sequence[float]) -> tuple[float, ...]:
    """The share of each, if it alone lay at the upper end of its interval."""
    total = sum(values)
    return tuple(high / (total - value + high) if high else 0.0 for value, high in zip(values, highs, strict=True))


def _planned(plan: WholePlan, slug: str) -> Iterator[Sharing]:
    """Each open outcome counts once, shared out among the promises it serves by the weight of each tie."""
    mine = {promise.pk: place for place, promise in enumerate(plan.promises)}
    amounts, other = [0.0] * len(mine), 0.0
    for outcome in plan.open_outcomes:
        ways = plan.ways_of_outcomes.get(outcome.pk, ())
        whole = sum(weight for _promise, weight in ways)
        for promise, weight in ways:
            if promise in mine:
                amounts[mine[promise]] += weight / whole
            else:
                other += weight / whole
        other += not whole
    count = len(plan.open_outcomes)
    basis = ngettext("from %(n)s open outcome", "from %(n)s open outcomes", count) % {"n": count}
    url = reverse("missions:outcome-list", args=[slug])
    yield from _sharing("planned", _("We plan"), basis, plan, amounts, other=other, url=url)


def _paid(plan: WholePlan, slug: str) -> Iterator[Sharing]:
    found = plan.resources
    count = found.counted + found.outcomes
    basis = ngettext("from %(n)s activity or outcome", "from %(n)s activities and outcomes", count) % {"n": count}
    rows = {row.promise.pk: row.amounts for row in found.rows if row.promise}
    rest = [row.amounts for row in found.rows if row.promise is None]
    url = reverse("missions:resource-list", args=[slug])
    for key, label, of in (("money", _("Money pays for"), "money"), ("time", _("Time goes to"), "hours")):
        amounts = [float(getattr(rows[promise.pk], of)) for promise in plan.promises]
        other = sum(float(getattr(each, of)) for each in rest)
        yield from _sharing(key, label, basis, plan, amounts, other=other, url=url)
