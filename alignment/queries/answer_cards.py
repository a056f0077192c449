"""The answers of one release as cards: each with its marks, its matches, and what its reader said of them."""

from dataclasses import dataclass

from alignment.models import Breach, Disagreement, Release, ReleasedAnswer, ReleasedMatch
from alignment.queries.counterexamples import Counterexample
from alignment.queries.evidence import Evidence, Run, brief_of, mark_evidence
from alignment.queries.report import Facts
from missionhub.organizations.models import Person


@dataclass(frozen=True)
class Said:
    """What one reader said: disagreements by match and sentence, and matches that tell of a promise not being kept."""

    disagreed: frozenset[tuple[int, int]]
    not_kept: frozenset[int]


@dataclass(frozen=True)
class MatchSentence:
    """A sentence of the answer that counts for the promise on its own, and who says that it does not."""

    place: int
    text: str
    disagreed: int
    is_disagreed_by_me: bool
    is_counterexample: bool  # from the next round on


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
    stands: bool  # mentioned, corrections counted
    percentile: float
    words: tuple[str, ...]
    sentences: tuple[MatchSentence, ...]
    disagreed: int
    is_judged: bool  # somebody has said that it shows the promise, or that it does not
    said_not_kept: int
    is_not_kept_by_me: bool

    @property
    def first(self) -> MatchSentence:
        return self.sentences[0]

    @property
    def has_several(self) -> bool:
        return len(self.sentences) > 1

    @property
    def is_doubtful(self) -> bool:
        """Counted, not clearly, with a single word of the promise in it, and nobody has judged it yet."""
        is_thin = self.band == ReleasedMatch.Band.PARTIAL and len(self.words) == 1 and not self.has_several
        return self.is_mentioned and is_thin and not self.is_judged

    @property
    def is_faint(self) -> bool:
        """Shown, and too weak to count as a mention."""
        return self.look == "faint"

    @property
    def is_moved(self) -> bool:
        """Corrections count it where the release did not, or no longer."""
        return self.stands is not self.is_mentioned

    @property
    def is_in_sight(self) -> bool:
        """Counted, or corrected: whoever corrects a match finds it where they left it."""
        return self.is_mentioned or self.disagreed > 0

    @property
    def may_be_not_kept(self) -> bool:
        return self.stands or self.is_not_kept_by_me


@dataclass(frozen=True)
class AnswerCard:
    id: int
    name: str
    runs: tuple[Run, ...]
    brief: tuple[Run, ...]  # its sentences that count for a promise; the first where none does
    is_whole: bool  # the brief is all that was written
    is_task: bool
    exclusion: str
    repeats: str  # the name whose answer this one repeats, or empty
    cells: tuple[MatchCell, ...]

    @property
    def counted(self) -> tuple[MatchCell, ...]:
        """What the figures count, and what somebody corrected; of an answer left out of them, nothing."""
        return () if self.exclusion else tuple(cell for cell in self.cells if cell.is_in_sight)

    @property
    def standing(self) -> tuple[MatchCell, ...]:
        """Which promises it mentions, corrections counted."""
        return () if self.exclusion else tuple(cell for cell in self.cells if cell.stands)

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


def answer_cards(
    facts: Facts, *, release: Release, reader: Person | None, against: list[Counterexample]
) -> tuple[AnswerCard, ...]:
    """In the order of the release; what `reader` said of a match is marked as theirs."""
    mine = _said_by(reader, release)
    taught = {(match.pk, sentence) for each in against for match, sentence in each.matches}
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
    brief, is_whole = brief_of(fact["text"], evidence)
    return AnswerCard(
        id=fact["id"],
        name=fact["name"],
        runs=tuple(mark_evidence(fact["text"], evidence)),
        brief=tuple(brief),
        is_whole=is_whole,
        is_task=fact["kind"] == ReleasedAnswer.Kind.TASK,
        exclusion=exclusion,
        repeats=repeats,
        cells=tuple(cells),
    )


def _cell(match: Facts, number: int, promise: str, mine: Said, taught: set[tuple[int, int]]) -> MatchCell:
    look, label = ReleasedMatch.Band.look_of(match["band"], counts=match["mentioned"])
    return MatchCell(
        id=match["id"],
        number=number,
        promise=promise,
        band=match["band"],
        look=look,
        look_label=label,
        is_mentioned=match["mentioned"],
        stands=match["mentioned_now"],
        percentile=match["percentile"],
        words=tuple(dict.fromkeys(word.lower() for word in match["evidence"]["shared"])),
        sentences=tuple(
            MatchSentence(
                place=place,
                text=sentence["text"],
                disagreed=sentence["disagreed"],
                is_disagreed_by_me=(match["id"], place) in mine.disagreed,
                is_counterexample=(match["id"], place) in taught,
            )
            for place, sentence in enumerate(match["sentences"])
        ),
        disagreed=match["disagreed"],
        is_judged=match["judged"],
        said_not_kept=match["said_not_kept"],
        is_not_kept_by_me=match["id"] in mine.not_kept,
    )


def _evidence(matches: list[Facts], numbers: dict[int, tuple[int, str]]) -> list[Evidence]:
    return [
        Evidence(
            number=numbers[match["promise"]][0],
            start=sentence["start"],
            end=sentence["end"],
            shared=() if place else tuple((start, end) for start, end in match["evidence"]["shared_spans"]),
            is_faint=match["mentioned"] is (sentence["disagreed"] > 0),
        )
        for match in matches
        for place, sentence in enumerate(match["sentences"])
        if match["band"] != ReleasedMatch.Band.NONE
    ]


def _said_by(reader: Person | None, release: Release) -> Said:
    if reader is None:
        return Said(frozenset(), frozenset())
    disagreed, not_kept = (model.objects.by(reader).on(release) for model in (Disagreement, Breach))
    return Said(
        frozenset(disagreed.values_list("match_id", "sentence")),
        frozenset(not_kept.values_list("match_id", flat=True)),
    )
