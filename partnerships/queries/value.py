"""What is put in and what comes of it, between two sides: what counts, its figures, and what one side still drafts.

Figures come from `partnerships.compatibility` with whoever looks as its party A, and rest on shared items alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, Q

from partnerships import compatibility as engine
from partnerships.compatibility.shared_value import Kind
from partnerships.models import Party, ValueItem, ValueReport
from partnerships.models.value import ValueItemQuerySet

Flow, Goes = ValueItem.Flow, ValueItem.Goes


@dataclass(frozen=True)
class Line:
    """An item with what came so far, which is None where nobody has told."""

    item: ValueItem
    so_far: int | None

    @property
    def is_guess(self) -> bool:
        return self.item.confidence == ValueItem.Confidence.GUESS


@dataclass(frozen=True)
class Ledger:
    """What one side puts in and gets out."""

    party: Party
    put_in: list[Line]
    gets: list[Line]

    @property
    def total_in(self) -> int:
        return total(self.put_in)

    @property
    def total_out(self) -> int:
        return total(self.gets)


@dataclass(frozen=True)
class ValuePicture:
    """`lines` count; `waiting` are shared and wait for a yes."""

    we: Party
    they: Party
    lines: list[Line]
    waiting: list[Line]

    @cached_property
    def ours(self) -> Ledger:
        return self._ledger(self.we)

    @cached_property
    def theirs(self) -> Ledger:
        return self._ledger(self.they)

    @property
    def community(self) -> list[Line]:
        return [line for line in self.benefits if line.item.goes == Goes.COMMUNITY]

    @property
    def environment(self) -> list[Line]:
        return [line for line in self.benefits if line.item.goes == Goes.ENVIRONMENT]

    @cached_property
    def benefits(self) -> list[Line]:
        return [line for line in self.lines if line.item.flow == Flow.COMES]

    @property
    def guesses(self) -> int:
        return sum(line.is_guess for line in self.lines)

    @cached_property
    def found(self) -> engine.SharedValue:
        contributions = {engine.Recipient.A: self.ours.total_in, engine.Recipient.B: self.theirs.total_in}
        items = [
            engine.ValueItem(self._recipient(line.item), Kind(line.item.kind), line.item.expected, line.so_far)
            for line in self.benefits
        ]
        return engine.measure_shared_value(items, contributions)

    def _recipient(self, item: ValueItem) -> engine.Recipient:
        if item.goes != Goes.PARTY:
            return engine.Recipient(item.goes)
        return engine.Recipient.A if item.whose_id == self.we.pk else engine.Recipient.B

    def _ledger(self, party: Party) -> Ledger:
        of = [line for line in self.lines if line.item.whose_id == party.pk]
        put_in = [line for line in of if line.item.flow == Flow.PUT_IN]
        return Ledger(party, put_in, [line for line in of if line.item.flow == Flow.COMES])


def value_picture(*, we: Party, they: Party) -> ValuePicture:
    """Two queries. Items of a third side, and about one, stand on the pages with that side."""
    between = Q(party__in=(we, they)) & (Q(whose__isnull=True) | Q(whose__in=(we, they)))
    rows = items_seen_by(we).standing().filter(between)
    lines = [line_of(item) for item in rows.order_by("shared_at", "text", "pk")]
    counting = [line for line in lines if line.item.counts]
    return ValuePicture(we, they, counting, [line for line in lines if line.item.waits])


def drafts_of(party: Party) -> list[ValueItem]:
    """What this side has not shared."""
    return list(items_seen_by(party).filter(shared_at__isnull=True).order_by("written_at", "text", "pk"))


def items_seen_by(party: Party) -> ValueItemQuerySet:
    newest_first = Prefetch("reports", ValueReport.objects.select_related("party").order_by("-reported_at", "-pk"))
    rows: ValueItemQuerySet = ValueItem.objects.seen_by(party)
    return rows.select_related("party", "whose").prefetch_related(newest_first)


def line_of(item: ValueItem) -> Line:
    reports = list(item.reports.all())
    return Line(item, reports[0].amount if reports else None)


def total(lines: Iterable[Line]) -> int:
    return sum(line.item.expected for line in lines)


def worth(lines: Sequence[Line], *kinds: str) -> int:
    return total(line for line in lines if line.item.kind in kinds)
