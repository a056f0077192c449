"""Say–hear gap: how many of our leaders, our staff and the people outside mention each promise. Released rows alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.urls import reverse
from django.utils.translation import gettext as _

from alignment.measures.proportion import wilson
from alignment.queries.mentions import Mention
from alignment.queries.readings import Reading
from alignment.queries.staff.coded import Share
from alignment.queries.staff.rounds import RoundRow
from missionhub.core.basis import from_answers
from missionhub.core.charts import Dot, IntervalRow
from missionhub.organizations.models import Organization
from missions.models import Promise

LEADERS, STAFF, PUBLIC = "leaders", "staff", "public"
ASK = {LEADERS: "surveys:round-new", STAFF: "surveys:staff-round-new", PUBLIC: "surveys:public-round-new"}


@dataclass(frozen=True)
class Cell:
    """Of one promise and one audience, 0 … 100; or the reason why there is no figure."""

    audience: str
    words: str = ""
    value: float = 0.0
    low: float = 0.0
    high: float = 0.0
    n: int = 0
    hidden: str = ""


@dataclass(frozen=True)
class Audience:
    """`missing` says what lacks, `ask_url` how to get it; a round that is there has the others."""

    key: str
    name: str
    round: str = ""
    question: str = ""
    basis: str = ""
    url: str = ""
    missing: str = ""
    ask: str = ""
    ask_url: str = ""


@dataclass(frozen=True)
class PromiseRow:
    promise: Promise
    cells: Sequence[Cell]  # in the order of the audiences that were asked

    def told_apart(self) -> Iterator[tuple[float, Cell, Cell]]:
        """Pairs whose intervals do not touch: how far they lie apart, who mentions it more, who less."""
        shown = [cell for cell in self.cells if not cell.hidden]
        for pair in combinations(shown, 2):
            more, less = sorted(pair, key=lambda cell: -cell.value)
            if more.low > less.high:
                yield more.value - less.value, more, less


@dataclass(frozen=True)
class SayHear:
    audiences: Sequence[Audience]
    rows: Sequence[PromiseRow]
    organization_slug: str

    @property
    def asked(self) -> list[Audience]:
        return [audience for audience in self.audiences if not audience.missing]

    @property
    def missing(self) -> list[Audience]:
        return [audience for audience in self.audiences if audience.missing]

    @property
    def is_comparable(self) -> bool:
        return len(self.asked) > 1

    @property
    def widest(self) -> tuple[PromiseRow, Cell, Cell] | None:
        found = [(gap, row, more, less) for row in self.rows for gap, more, less in row.told_apart()]
        if not found:
            return None
        _gap, row, more, less = max(found, key=lambda each: each[0])
        return row, more, less

    @property
    def sentence(self) -> str:
        if not self.is_comparable:
            return _("One audience alone has no gap. Ask a second one.")
        if self.widest is None:
            return _(
                "No promise is mentioned clearly more by one audience than by another; the differences may be chance."
            )
        row, more, less = self.widest
        return _(
            "%(who)s mention “%(promise)s” more than %(whom)s do: %(more)s of %(n)s against %(less)s of %(m)s."
        ) % {
            "who": _names()[more.audience],
            "whom": _within_a_sentence()[less.audience],
            "promise": row.promise.text,
            "more": more.words,
            "n": more.n,
            "less": less.words,
            "m": less.n,
        }

    @property
    def dots(self) -> list[IntervalRow]:
        """For the drawing; each name leads to its promise."""
        return [
            IntervalRow(
                name=row.promise.text,
                dots=[Dot(cell.words, cell.value, cell.low, cell.high, cell.hidden) for cell in row.cells],
                url=reverse("missions:promise", args=[self.organization_slug, row.promise.pk]),
            )
            for row in self.rows
        ]

    @property
    def reasons(self) -> list[str]:
        """Why figures are hatched, each once."""
        return list(dict.fromkeys(cell.hidden for row in self.rows for cell in row.cells if cell.hidden))

    @property
    def names(self) -> list[str]:
        return [audience.name for audience in self.asked]

    @property
    def next_step(self) -> tuple[str, str]:
        if self.missing:
            return self.missing[0].ask, self.missing[0].ask_url
        if self.widest is None:
            return "", ""
        row, _more, less = self.widest
        promise = row.promise
        label = {
            LEADERS: _("Talk about it with your leaders"),
            STAFF: _("Talk about it with staff"),
            PUBLIC: _("Tell people outside about it"),
        }
        return label[less.audience], reverse("missions:promise", args=[self.organization_slug, promise.pk])


def _names() -> dict[str, str]:
    return {LEADERS: _("Leaders"), STAFF: _("Staff"), PUBLIC: _("People outside")}


def _within_a_sentence() -> dict[str, str]:
    """The same within a sentence."""
    return {LEADERS: _("leaders"), STAFF: _("staff"), PUBLIC: _("people outside")}


def say_hear(
    organization: Organization,
    promises: Sequence[Promise],
    *,
    reading: Reading | None,
    staff: Sequence[RoundRow],
    public: Sequence[RoundRow],
) -> SayHear | None:
    """Of the newest round of each audience; None while nothing is promised or nobody was asked."""
    found = [_leaders(organization, promises, reading), *(
        _of_rounds(key, organization, promises, rounds) for key, rounds in ((STAFF, staff), (PUBLIC, public))
    )]  # fmt: skip
    if not promises or all(audience.missing for audience, _cells in found):
        return None
    asked = [cells for audience, cells in found if not audience.missing]
    return SayHear(
        audiences=[audience for audience, _cells in found],
        rows=[PromiseRow(promise, [cells[promise.pk] for cells in asked]) for promise in promises],
        organization_slug=organization.slug,
    )


Found = tuple[Audience, Mapping[int, Cell]]


def _leaders(organization: Organization, promises: Sequence[Promise], reading: Reading | None) -> Found:
    if reading is None or not reading.release.counted:
        return _nobody(organization, LEADERS, _("Our leaders have not been asked yet.")), {}
    release = reading.release
    by_promise = {mention.promise_id: mention for mention in reading.mentions}
    audience = Audience(
        key=LEADERS,
        name=_("Published texts") if release.is_of_texts else _names()[LEADERS],
        round=release.summary.get("title", ""),
        question=release.summary.get("question", ""),
        basis=from_answers(release.counted),
        url=release.get_absolute_url(),
    )
    return audience, {promise.pk: _mentioned(by_promise.get(promise.pk)) for promise in promises}


def _of_rounds(key: str, organization: Organization, promises: Sequence[Promise], rounds: Sequence[RoundRow]) -> Found:
    """Of the newest of them that shows a promise; those below the minimum say so."""
    shown = next((row for row in rounds if row.mentioned), None)
    if shown is None:
        return _nobody(organization, key, _too_few(key, rounds)), {}
    audience = Audience(
        key=key,
        name=_names()[key],
        round=shown.title,
        question=shown.asked,
        basis=from_answers(max(share.n for share in shown.mentioned.values())),
        url=reverse("alignment:results", args=[organization.slug, shown.id]),
    )
    return audience, {promise.pk: _shared(key, shown.mentioned.get(str(promise.pk))) for promise in promises}


def _too_few(key: str, rounds: Sequence[RoundRow]) -> str:
    if any(row.asked for row in rounds):
        needed = max(row.needed for row in rounds if row.asked)
        said = {
            STAFF: _("Fewer than %(needed)s of our staff wrote an answer, so nothing is shown."),
            PUBLIC: _("Fewer than %(needed)s people outside wrote an answer, so nothing is shown."),
        }
        return said[key] % {"needed": needed}
    return _("Our staff have not been asked yet.") if key == STAFF else _("People outside have not been asked yet.")


def _nobody(organization: Organization, key: str, missing: str) -> Audience:
    ask = {
        LEADERS: _("Open a leaders’ round"),
        STAFF: _("Open a staff round"),
        PUBLIC: _("Ask people outside by a link or a printed code"),
    }
    return Audience(
        key=key,
        name=_names()[key],
        missing=missing,
        ask=ask[key],
        ask_url=reverse(ASK[key], args=[organization.slug]),
    )


def _mentioned(mention: Mention | None) -> Cell:
    """As it stands after people's corrections."""
    found = wilson(mention.count, mention.n) if mention else None
    if found is None:
        return Cell(LEADERS, hidden=_("not among the promises then"))
    value = 100 * found.value
    return Cell(LEADERS, f"{value:.0f}%", value, 100 * found.low, 100 * found.high, found.n)


def _shared(key: str, share: Share | None) -> Cell:
    """As it was let out: rounded, the interval with the rounding in it. A round shows all of its promises or none."""
    if share is None:
        return Cell(key, hidden=_("not among the promises then"))
    return Cell(key, share.words, share.value, share.low, share.high, share.n)
