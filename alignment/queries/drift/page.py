"""Four cards, never one number: each signal told, asked about, and led on from."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alignment.models import DriftAnswer, DriftSignal
from alignment.queries.drift.figures import drift_figures, drift_sure
from alignment.queries.drift.missing import where_to_begin
from alignment.queries.drift.sentences import drift_sentence
from alignment.queries.drift.steps import Step, after_answer, evidence, newest_closed_round
from alignment.queries.drift.tables import ShareTable, share_table
from alignment.queries.method_sheet import method_url
from missionhub.organizations.models import Organization
from missions.models import Mission
from missions.queries import current_version, primary_mission

Kind, Verdict = DriftSignal.Kind, DriftSignal.Verdict
CARDS: tuple[tuple[str, str | Promise, tuple[str, ...]], ...] = (
    ("words", _("Words"), (Kind.WORDS,)),
    ("programme", _("What we do"), (Kind.PROGRAMME,)),
    ("voice", _("What people mention"), (Kind.VOICE_NAMED, Kind.VOICE_UNNAMED)),
    ("money", _("Money, time and decisions"), (Kind.MONEY, Kind.HOURS, Kind.DECISIONS)),
)
METHOD = "has-the-mission-moved"


@dataclass(frozen=True)
class Part:
    """One signal that can tell. `answers`: what was said of it, newest first."""

    signal: DriftSignal
    sentence: str
    figures: str
    sure: str
    table: ShareTable | None
    look: Step
    answers: tuple[DriftAnswer, ...]
    steps: tuple[Step, ...]

    @property
    def answer(self) -> DriftAnswer | None:
        return next(iter(self.answers), None)

    @property
    def awaits_answer(self) -> bool:
        return self.signal.has_moved and self.answer is None


@dataclass(frozen=True)
class Card:
    key: str
    title: str
    verdict: str
    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    begin: Step

    @property
    def word(self) -> str:
        return str(Verdict(self.verdict).label)

    @property
    def awaits_answer(self) -> bool:
        return any(part.awaits_answer for part in self.parts)


@dataclass(frozen=True)
class DriftPage:
    mission: Mission | None
    cards: tuple[Card, ...]
    said: tuple[DriftAnswer, ...] = field(default=())  # of movements that newer ones have replaced, newest first
    method_url: str = ""

    @property
    def is_waiting(self) -> bool:
        """Published, and nobody has read it yet."""
        return self.mission is not None and not self.cards


def drift_page(organization: Organization) -> DriftPage:
    """Without a published mission there is nothing to move. Five queries."""
    mission = primary_mission(organization)
    if mission is None or current_version(mission) is None:
        return DriftPage(None, ())
    newest = {row.kind: row for row in DriftSignal.objects.filter(mission=mission).newest()}
    answers = list(
        DriftAnswer.objects.filter(signal__mission=mission).select_related("signal", "said_by").newest_first()
    )
    said: dict[tuple[str, str], list[DriftAnswer]] = defaultdict(list)
    for answer in answers:
        said[answer.signal.kind, answer.signal.fingerprint].append(answer)
    round_id = newest_closed_round(mission)
    parts = {
        kind: _part(mission, row, said.pop((kind, row.fingerprint), []), round_id)
        for kind, row in newest.items()
        if not row.reason
    }
    return DriftPage(
        mission=mission,
        cards=tuple(_card(mission, each, newest, parts) for each in CARDS) if newest else (),
        said=tuple(rows[0] for rows in said.values()),
        method_url=method_url(METHOD),
    )


def card_verdict(signals: Sequence[DriftSignal]) -> str:
    """Moved if one moved; no sign if one shows none; else nobody can tell."""
    verdicts = {signal.verdict for signal in signals}
    return next((str(each) for each in (Verdict.MOVED, Verdict.NO_SIGN) if each in verdicts), str(Verdict.CANNOT_TELL))


def _card(
    mission: Mission,
    wanted: tuple[str, str | Promise, tuple[str, ...]],
    newest: dict[str, DriftSignal],
    parts: dict[str, Part],
) -> Card:
    key, title, kinds = wanted
    there = [newest[kind] for kind in kinds if kind in newest]
    told = tuple(parts[kind] for kind in kinds if kind in parts)
    silent = [row for row in there if row.reason]
    missing = dict.fromkeys(drift_sentence(row) for row in silent) if key == "money" or not told else {}
    begin_at = silent[0].kind if silent else kinds[0]
    return Card(key, str(title), card_verdict(there), told, tuple(missing), Step(*where_to_begin(mission, begin_at)))


def _part(mission: Mission, row: DriftSignal, answers: Sequence[DriftAnswer], round_id: int | None) -> Part:
    steps = after_answer(mission, row, answers[0].intent, round_id=round_id) if answers and row.has_moved else []
    return Part(
        signal=row,
        sentence=drift_sentence(row),
        figures=drift_figures(row),
        sure=drift_sure(row),
        table=share_table(row),
        look=evidence(mission, row),
        answers=tuple(answers) if row.has_moved else (),
        steps=tuple(steps),
    )
