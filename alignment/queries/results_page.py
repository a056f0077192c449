"""The results page, arranged from the facts of `release_report` alone; nothing is computed twice or read live."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from alignment.measures.calibration import Calibration
from alignment.models import Disagreement, Release, ReleasedAnswer, ReleasedMatch
from alignment.queries.calibration import calibration_so_far
from alignment.queries.counterexamples import Counterexample, counterexamples
from alignment.queries.evidence import Evidence, Run, mark_evidence
from alignment.queries.figures import Figure, agreement_figures, figure
from alignment.queries.mentions import Mention, least_mentioned
from alignment.queries.report import Facts, release_report
from alignment.queries.sentences import (
    alike_scale,
    alike_words,
    consensus_sentence,
    mentions_sentence,
    same_promises_sentence,
)
from alignment.queries.themes import Themes, named_themes
from missionhub.organizations.models import Person
from missions.queries import engine_promises

FEWEST_JUDGED = 10  # before that one more judgment moves the share by a tenth or more


@dataclass(frozen=True)
class MatchCell:
    """One answer × promise pair: its band, the words that counted, and who disagrees."""

    id: int
    number: int
    promise: str
    band: str
    look: str  # "faint" where the band does not count
    look_label: str
    is_mentioned: bool
    percentile: float
    words: tuple[str, ...]
    disagreed: int
    is_disagreed_by_me: bool
    is_counterexample: bool  # from the next round on

    @property
    def is_faint(self) -> bool:
        """Shown, and too weak to count as a mention."""
        return self.look == "faint"

    @property
    def stands(self) -> bool:
        """Mentioned, corrections counted; the same rule as `ReleasedMatch.stands`."""
        is_disputed = self.disagreed > 0
        return not is_disputed if self.is_mentioned else is_disputed and self.band == ReleasedMatch.Band.NONE

    @property
    def is_in_sight(self) -> bool:
        """Counted, or corrected: whoever corrects a match finds it where they left it."""
        return self.is_mentioned or self.disagreed > 0


@dataclass(frozen=True)
class AnswerCard:
    id: int
    name: str
    runs: tuple[Run, ...]
    is_task: bool
    exclusion: str
    repeats: str  # the name whose answer this one repeats, or empty
    cells: tuple[MatchCell, ...]

    @property
    def counted(self) -> tuple[MatchCell, ...]:
        """What the figures count, and what somebody corrected; of an answer left out of them, nothing."""
        return () if self.exclusion else tuple(cell for cell in self.cells if cell.is_in_sight)

    @property
    def faint(self) -> tuple[MatchCell, ...]:
        return self._out_of_sight(is_faint=True)

    @property
    def missing(self) -> tuple[MatchCell, ...]:
        return self._out_of_sight(is_faint=False)

    def _out_of_sight(self, *, is_faint: bool) -> tuple[MatchCell, ...]:
        hidden = () if self.exclusion else self.cells
        return tuple(cell for cell in hidden if not cell.is_in_sight and cell.is_faint == is_faint)

    @property
    def folded(self) -> tuple[MatchCell, ...]:
        """What a reader looks up and does not need to see first."""
        return self.cells if self.exclusion else self.faint + self.missing


@dataclass(frozen=True)
class ResultsPage:
    release: Release
    facts: Facts
    closed_at: datetime | None
    sentence: str
    alike: Figure | None
    share: Figure | None
    error: Figure | None  # none before enough matches are judged
    judged: int  # matches somebody disagreed with or labeled
    same_promises: str
    promises: tuple[Mention, ...]
    answers: tuple[AnswerCard, ...]
    pair: tuple[AnswerCard, ...]
    unmentioned: tuple[Mention, ...]
    task_answers: tuple[AnswerCard, ...]
    themes: Themes
    so_far: Calibration  # what labels say today; it counts from the next round on
    own_answer_id: int | None = None  # of whoever reads by a link

    @property
    def fewest_judged(self) -> int:
        return FEWEST_JUDGED

    @property
    def precision_so_far(self) -> Figure | None:
        """Of the matches counted that somebody has labeled, the share that show their promise."""
        return agreement_figures(self.so_far.before).precision

    @property
    def has_precision(self) -> bool:
        precision = self.precision_so_far
        return precision is not None and precision.n >= FEWEST_JUDGED

    @property
    def title(self) -> str:
        return str(self.facts["round"]["title"])

    @property
    def alike_title(self) -> str:
        return _("How alike our answers are")

    @property
    def alike_words(self) -> str:
        return alike_words(self.release)

    @property
    def alike_scale(self) -> str:
        return alike_scale()

    @property
    def mentions_sentence(self) -> str:
        return mentions_sentence(self.promises, self.release.counted)

    @property
    def hardly_mentioned(self) -> list[Mention]:
        """Mentioned, but by few; empty where something is not mentioned at all, which comes first."""
        return [] if self.unmentioned else least_mentioned(self.promises)

    @property
    def is_corrected(self) -> bool:
        """Counts of mentions have moved; the share and how alike the answers are stay as released (ADR 0009)."""
        return any(promise.disputed for promise in self.promises)

    @property
    def mentioning_now(self) -> int:
        """Counted answers that mention a promise, corrections counted."""
        return sum(any(cell.stands for cell in answer.cells) for answer in self.answers if not answer.exclusion)

    @property
    def mentioned_promises(self) -> int:
        return len(self.promises) - len(self.unmentioned)


def results_page(release: Release, *, reader: Person | None, own_answer_id: int | None = None) -> ResultsPage:
    """Arrange the release for one reader, who finds the own disagreements marked."""
    facts = release_report(release)
    mine = _disagreed_by(reader, release)
    mission = release.round.mission
    against = counterexamples(mission_id=mission.pk, promises=engine_promises(mission))
    promises = tuple(
        Mention(
            number=number,
            promise_id=fact["mission_promise"],
            text=fact["text"],
            count=len(fact["mentioned_after_corrections"]),
            found=len(fact["mentioned_by"]),
            disputed=len(fact["disputed_by_answer"]),
            n=fact["n"],
            counterexamples=sum(each.promise_text == fact["text"] for each in against),
        )
        for number, fact in enumerate(facts["promises"], start=1)
    )
    answers = _answer_cards(facts, mine, against)
    judged = facts["disagreement"]["n"] if facts["disagreement"] else 0
    return ResultsPage(
        release=release,
        facts=facts,
        closed_at=_moment(facts["round"]["closed_at"]),
        alike=figure(facts["consensus"]),
        share=figure(facts["mentioned_share"]),
        error=figure(facts["disagreement"]) if judged >= FEWEST_JUDGED else None,
        judged=judged,
        sentence=consensus_sentence(release),
        same_promises=same_promises_sentence(release, len(promises)),
        promises=promises,
        answers=answers,
        pair=tuple(card for card in answers if card.id in facts["pair"]),
        unmentioned=tuple(promise for promise in promises if promise.n and not promise.count),
        task_answers=tuple(card for card in answers if promises and card.is_task and not card.exclusion),
        themes=named_themes(facts),
        so_far=calibration_so_far(release),
        own_answer_id=own_answer_id,
    )


def _disagreed_by(reader: Person | None, release: Release) -> set[int]:
    if reader is None:
        return set()
    return set(Disagreement.objects.by(reader).on(release).values_list("match_id", flat=True))


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _answer_cards(facts: Facts, mine: set[int], against: list[Counterexample]) -> tuple[AnswerCard, ...]:
    taught = {match.pk for each in against for match in each.matches}
    numbers = {fact["id"]: (number, fact["text"]) for number, fact in enumerate(facts["promises"], start=1)}
    names = {fact["id"]: fact["name"] for fact in facts["answers"]}
    exclusions = {fact["answer"]: fact["sentence"] for fact in facts["excluded"]}
    copies = {fact["answer"] for fact in facts["excluded"] if fact["reason"] == ReleasedAnswer.Exclusion.COPY}
    matches: dict[int, list[Facts]] = {}
    for match in facts["matches"]:
        matches.setdefault(match["answer"], []).append(match)
    return tuple(
        _answer_card(
            fact,
            [_cell(match, *numbers[match["promise"]], mine, taught) for match in matches.get(fact["id"], [])],
            [] if fact["id"] in copies else _evidence(matches.get(fact["id"], []), numbers),
            exclusion=exclusions.get(fact["id"], ""),
            repeats=names.get(fact["duplicate_of"], ""),
        )
        for fact in facts["answers"]
    )


def _answer_card(
    fact: Facts, cells: list[MatchCell], evidence: list[Evidence], *, exclusion: str, repeats: str
) -> AnswerCard:
    return AnswerCard(
        id=fact["id"],
        name=fact["name"],
        runs=tuple(mark_evidence(fact["text"], evidence)),
        is_task=fact["kind"] == ReleasedAnswer.Kind.TASK,
        exclusion=exclusion,
        repeats=repeats,
        cells=tuple(cells),
    )


def _cell(match: Facts, number: int, promise: str, mine: set[int], taught: set[int]) -> MatchCell:
    look, label = ReleasedMatch.Band.look_of(match["band"], counts=match["mentioned"])
    return MatchCell(
        id=match["id"],
        number=number,
        promise=promise,
        band=match["band"],
        look=look,
        look_label=label,
        is_mentioned=match["mentioned"],
        percentile=match["percentile"],
        words=tuple(dict.fromkeys(word.lower() for word in match["evidence"]["shared"])),
        disagreed=match["disagreed"],
        is_disagreed_by_me=match["id"] in mine,
        is_counterexample=match["id"] in taught,
    )


def _evidence(matches: list[Facts], numbers: dict[int, tuple[int, str]]) -> list[Evidence]:
    return [
        Evidence(
            number=numbers[match["promise"]][0],
            start=match["evidence"]["start"],
            end=match["evidence"]["end"],
            shared=tuple((start, end) for start, end in match["evidence"]["shared_spans"]),
            is_faint=not match["mentioned"],
        )
        for match in matches
        if match["band"] != ReleasedMatch.Band.NONE
    ]
