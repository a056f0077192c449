"""The findings of today with what was said and agreed about them; plain data, for pages and papers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zlib import crc32

from alignment.measures.findings import Finding
from alignment.models import Dismissal
from alignment.queries.finding_names import key_of, promise_of, stored
from alignment.queries.findings import steps
from alignment.queries.findings.agreed import Agreed, agreed
from alignment.queries.findings.facts import AtHand, Looked, looked
from alignment.queries.findings.sentences import sentence
from alignment.queries.findings.sure import sure
from missionhub.organizations.models import Organization
from surveys.models import Action, Round

TOP = 3
_MOST_GONE = 6


@dataclass(frozen=True)
class Said:
    """Why it was set aside."""

    id: int
    reason: str
    name: str
    at: datetime


@dataclass(frozen=True)
class Settled:
    """What was agreed or set aside about findings, at any time."""

    slug: str
    actions: Sequence[Action]
    dismissals: Sequence[Dismissal]


@dataclass(frozen=True)
class FindingRow:
    """`stored` and `promise_id` name it in forms; `sure`: what stands behind it, each figure with n and interval;
    `label` and `url`: where the step is done.
    """

    key: str
    rule: str
    severity: str
    sentence: str
    sure: tuple[str, ...]
    step: str
    action: str
    stored: str
    promise_id: int | None
    round: Round | None  # none before the first results
    label: str
    url: str
    outcome_id: int | None = None
    agreed: tuple[Agreed, ...] = ()
    set_aside: Said | None = None
    set_aside_before: Said | None = None
    may_be_chance: bool = False
    is_measured: bool = True  # a figure with its n stands first in `sure`; else it is read from the plan alone

    @property
    def anchor(self) -> str:
        """A name for this finding on a page."""
        return f"finding-{crc32(self.key.encode()):x}"

    @property
    def is_acted_on(self) -> bool:
        """Something is agreed and not done, or was done after this very round; it waits for the next."""
        return any(not one.is_done or not one.is_earlier for one in self.agreed)

    @property
    def is_about_promise(self) -> bool:
        return self.promise_id is not None


@dataclass(frozen=True)
class FindingsPage:
    """`open` are ranked; `gone` was agreed about something that the newest figures do not show any more."""

    open: tuple[FindingRow, ...] = ()
    acted_on: tuple[FindingRow, ...] = ()
    set_aside: tuple[FindingRow, ...] = ()
    gone: tuple[Agreed, ...] = ()
    rounds: tuple[Round, ...] = ()

    @property
    def every(self) -> tuple[FindingRow, ...]:
        return (*self.open, *self.acted_on, *self.set_aside)

    @property
    def has_rounds(self) -> bool:
        return bool(self.rounds)


def findings(organization: Organization, *, on: date, at_hand: AtHand | None = None) -> FindingsPage:
    """Everything the rules find in the newest released figures and in the plan of that day."""
    return arrange(looked(organization, on=on, at_hand=at_hand or AtHand()), settled(organization))


def settled(organization: Organization) -> Settled:
    dismissals = Dismissal.objects.of(organization).standing().select_related("dismissed_by").newest_first()
    return Settled(
        organization.slug, list(Action.objects.of(organization).about_findings().by_date()), list(dismissals)
    )


def arrange(seen: Looked, settled: Settled) -> FindingsPage:
    found = seen.found()
    rows = [row_of(one, seen, settled) for one in found]
    aside = [row for row in rows if row.set_aside]
    acted_on = [row for row in rows if row.is_acted_on and not row.set_aside]
    return FindingsPage(
        open=tuple(row for row in rows if row not in aside and row not in acted_on),
        acted_on=tuple(acted_on),
        set_aside=tuple(aside),
        gone=tuple(_gone(found, seen, settled.actions)),
        rounds=tuple(seen.rounds.values()),
    )


def top_findings(organization: Organization, *, on: date, at_hand: AtHand | None = None) -> tuple[FindingRow, ...]:
    """None before the first results: until then five other steps lead."""
    page = findings(organization, on=on, at_hand=at_hand)
    return page.open[:TOP] if page.has_rounds else ()


def row_of(one: Finding, seen: Looked, settled: Settled) -> FindingRow:
    round = seen.round_of_finding(one)
    about = [
        row for row in settled.dismissals if key_of(row.finding, row.promise_id) == key_of(stored(one), promise_of(one))
    ]
    here = next((row for row in about if round and row.round_id == round.pk), None)
    before = next((row for row in about if not round or row.round_id != round.pk), None)
    label, url = steps.place(one, slug=settled.slug, round=round)
    return FindingRow(
        key=one.key,
        rule=one.rule.value,
        severity=one.severity.name.lower(),
        sentence=sentence(one, texts=seen.texts, titles=seen.titles, is_of_texts=seen.is_of_texts),
        sure=tuple(sure(one, is_of_texts=seen.is_of_texts)),
        step=steps.step_words(one),
        action=steps.action_words(one, texts=seen.texts, titles=seen.titles),
        label=label,
        url=url,
        stored=stored(one),
        promise_id=promise_of(one),
        outcome_id=int(one.about) if one.about else None,
        round=round,
        agreed=tuple(agreed(action, round) for action in settled.actions if round and _name(action) in one.keys),
        set_aside=_said(here) if here else None,
        set_aside_before=_said(before) if before else None,
        may_be_chance=one.may_be_chance,
        is_measured=bool(one.figures),
    )


def _name(action: Action) -> str:
    return key_of(action.finding, action.promise_id)


def _said(row: Dismissal) -> Said:
    return Said(row.pk, row.reason, row.dismissed_by.name if row.dismissed_by else "", row.dismissed_at)


def _gone(found: Iterable[Finding], seen: Looked, actions: Iterable[Action]) -> list[Agreed]:
    """Looked at, and not found any more; of what nobody could look at nothing is said."""
    base = seen.round_of("")
    if base is None:
        return []
    still = {key for one in found for key in one.keys}
    gone = seen.looked_at() - still
    about = [action for action in actions if _name(action) in gone]
    return [agreed(action, base, is_gone=True) for action in reversed(about)][:_MOST_GONE]
