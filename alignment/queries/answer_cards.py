"""The answers of one release as cards: each with its marks, its matches, and what its reader said of them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alignment.models import Breach, Disagreement, Release, ReleasedAnswer, ReleasedMatch
from alignment.queries.counterexamples import Counterexample
from alignment.queries.evidence import MOST_SENTENCES, Evidence, Run, brief_of, mark_evidence, marks_in
from alignment.queries.mentions import Against, against_of
from alignment.queries.report import Facts
from alignment.queries.unsure import unsure_matches
from alignment.scoring import Clause, split_sentences
from missionhub.organizations.models import Person


@dataclass(frozen=True)
class Said:
    """What one reader said: disagreements by match and sentence, and matches read as speaking against the promise."""

    disagreed: frozenset[tuple[int, int]]
    against: frozenset[int]


@dataclass(frozen=True)
class MatchSentence:
    """A sentence of the answer that counts for the promise on its own, and who says that it does not."""

    place: int
    text: str
    disagreed: int
    is_disagreed_by_me: bool
    is_counterexample: bool  # from the next round on

    @property
    def button(self) -> str:
        return f"button-{self.place}"


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
    closest: str  # the sentence that came closest, where it was not counted; empty where none was kept
    others: tuple[tuple[int, str], ...]  # the other sentences of the answer, by their places in it
    disagreed: int
    is_judged: bool  # somebody has said that it shows the promise, or that it does not
    is_unsure: bool  # nobody has judged it, and it may well be wrong
    against: Against | None
    told: str  # the sentence in which somebody reads that it is not kept; empty where nobody points at one
    is_against_by_me: bool

    @property
    def first(self) -> MatchSentence:
        return self.sentences[0]

    @property
    def has_several(self) -> bool:
        return len(self.sentences) > 1

    @property
    def is_faint(self) -> bool:
        """Shown, and too weak to count as a mention."""
        return self.look == "faint"

    @property
    def is_by_hand(self) -> bool:
        """Corrections count it where the release did not."""
        return self.stands and not self.is_mentioned

    @property
    def is_taken_out(self) -> bool:
        return self.is_mentioned and not self.stands

    @property
    def is_settled(self) -> bool:
        """Somebody has looked at it and says what it counts as."""
        return (self.is_judged or self.against is not None) and not (self.is_by_hand or self.is_taken_out)

    @property
    def is_told_not_kept(self) -> bool:
        """Somebody reads that the promise is not kept, and whoever wrote it does not say no."""
        return self.against is not None and not self.is_denied

    @property
    def shown_look(self) -> str:
        if self.is_told_not_kept:
            return "told"
        if self.is_settled:
            return ReleasedMatch.Band.CLEAR if self.stands else ReleasedMatch.Band.NONE
        return "hand" if self.is_by_hand else "out" if self.is_taken_out else self.look

    @property
    def shown_label(self) -> str:
        if self.is_told_not_kept:
            return _("mentioned") if self.stands else _("not counted")
        if self.is_settled:
            return _("confirmed") if self.stands else _("no mention")
        if self.is_by_hand:
            return _("added by a person")
        return _("taken out") if self.is_taken_out else self.look_label

    @property
    def is_blank(self) -> bool:
        """Nothing to see in its field of the grid."""
        return self.shown_look == ReleasedMatch.Band.NONE

    @property
    def is_asked_about(self) -> bool:
        """Not counted by anybody: people may have missed less than the engine."""
        return not self.stands and not self.is_mentioned

    @property
    def correction(self) -> str:
        """Who sees it otherwise than the engine, as its reader reads it; empty where nobody does."""
        mine = any(sentence.is_disagreed_by_me for sentence in self.sentences)
        others = self.disagreed - mine
        if not self.disagreed:
            return ""
        if self.is_by_hand:
            return _counted_by(others, is_mine=mine)
        return _seen_otherwise_by(others, is_mine=mine)

    @property
    def is_denied(self) -> bool:
        return self.against is not None and self.against.is_denied

    @property
    def is_read_by_others(self) -> bool:
        """Somebody other than its writer reads it so."""
        return self.against is not None and self.against.readers > self.against.is_own


@dataclass(frozen=True)
class AnswerCard:
    id: int
    name: str
    text: str
    role: str  # of whoever wrote it, where it is known
    runs: tuple[Run, ...]
    brief: tuple[Run, ...]  # all of it; of a long one its beginning and the sentences that count for a promise
    is_whole: bool  # the brief is all that was written
    exclusion: str
    repeats: str  # the name whose answer this one repeats, or empty
    cells: tuple[MatchCell, ...]

    @property
    def counted(self) -> tuple[MatchCell, ...]:
        """Which promises it mentions, corrections counted; of an answer left out of the figures, none."""
        return () if self.exclusion else tuple(cell for cell in self.cells if cell.stands)

    @property
    def against(self) -> tuple[MatchCell, ...]:
        """In which promises somebody reads that they are not kept."""
        return () if self.exclusion else tuple(cell for cell in self.cells if cell.against)

    @property
    def is_silent(self) -> bool:
        """Read and counted, and nobody finds any promise in it, kept or not."""
        return bool(self.cells) and not (self.exclusion or self.counted or self.against)

    @property
    def marks(self) -> frozenset[str]:
        return marks_in(self.runs)

    @property
    def may_be_judged(self) -> bool:
        return bool(self.cells) and not self.exclusion

    @property
    def unsure(self) -> tuple[MatchCell, ...]:
        """What a person should look at before anybody builds on it."""
        return () if self.exclusion else tuple(cell for cell in self.cells if cell.is_unsure)

    @property
    def folded(self) -> tuple[MatchCell, ...]:
        """What a reader looks up and does not need to see first."""
        return self.cells if self.exclusion else tuple(cell for cell in self.cells if not cell.stands)


def _counted_by(others: int, *, is_mine: bool) -> str:
    if is_mine and others:
        words = ngettext("counted by you and %(count)s other", "counted by you and %(count)s others", others)
    elif is_mine:
        return _("you counted it")
    else:
        words = ngettext("counted by %(count)s person", "counted by %(count)s people", others)
    return words % {"count": others}


def _seen_otherwise_by(others: int, *, is_mine: bool) -> str:
    if is_mine and others:
        words = ngettext(
            "you and %(count)s other see it differently", "you and %(count)s others see it differently", others
        )
    elif is_mine:
        return _("you see it differently")
    else:
        words = ngettext("disputed: %(count)s person disagrees", "disputed: %(count)s people disagree", others)
    return words % {"count": others}


def answer_cards(
    facts: Facts, *, release: Release, reader: Person | None, against: list[Counterexample]
) -> tuple[AnswerCard, ...]:
    """In the order of the release; what `reader` said of a match is marked as theirs."""
    mine = _said_by(reader, release)
    taught = {(match.pk, sentence) for each in against for match, sentence in each.matches}
    numbers = {fact["id"]: (number, fact["text"]) for number, fact in enumerate(facts["promises"], start=1)}
    names = {fact["id"]: fact["name"] for fact in facts["answers"]}
    written = {fact["id"]: split_sentences(fact["text"]) for fact in facts["answers"]}
    exclusions = {fact["answer"]: fact["sentence"] for fact in facts["excluded"]}
    copies = {fact["answer"] for fact in facts["excluded"] if fact["reason"] == ReleasedAnswer.Exclusion.COPY}
    matches: dict[int, list[Facts]] = {}
    for match in facts["matches"]:
        matches.setdefault(match["answer"], []).append(match)
    open_to_doubt = {pk: unsure_matches(read) for pk, read in matches.items()}
    return tuple(
        _answer_card(
            fact,
            [
                _cell(
                    match,
                    numbers[match["promise"]],
                    mine,
                    taught,
                    name=fact["name"],
                    written=written[fact["id"]],
                    is_unsure=match["id"] in open_to_doubt[fact["id"]],
                )
                for match in matches.get(fact["id"], [])
            ],
            [] if fact["id"] in copies else _evidence(matches.get(fact["id"], []), numbers),
            exclusion=exclusions.get(fact["id"], ""),
            repeats=names.get(fact["duplicate_of"], ""),
        )
        for fact in facts["answers"]
    )


def _answer_card(
    fact: Facts, cells: list[MatchCell], evidence: list[Evidence], *, exclusion: str, repeats: str
) -> AnswerCard:
    if len(split_sentences(fact["text"])) > 1:  # marking all of it would point at nothing
        evidence = [each for each in evidence if (each.start, each.end) != (0, len(fact["text"]))]
    brief, is_whole = brief_of(fact["text"], evidence)
    return AnswerCard(
        id=fact["id"],
        name=fact["name"],
        text=fact["text"],
        role=fact["role"],
        runs=tuple(mark_evidence(fact["text"], evidence)),
        brief=tuple(brief),
        is_whole=is_whole,
        exclusion=exclusion,
        repeats=repeats,
        cells=tuple(cells),
    )


def _cell(
    match: Facts,
    about: tuple[int, str],
    mine: Said,
    taught: set[tuple[int, int]],
    *,
    name: str,
    written: list[Clause],
    is_unsure: bool,
) -> MatchCell:
    number, promise = about
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
        is_unsure=is_unsure,
        closest=match["claimed"]["text"] if match["claimed"] else "",
        others=_others(match["claimed"], written),
        against=against_of(match["against"], name=name, promise=promise) if match["against"] else None,
        told=next((str(each["text"]) for each in match["against"]["sentences"]), "") if match["against"] else "",
        is_against_by_me=match["id"] in mine.against,
    )


def _others(claimed: Facts | None, written: list[Clause]) -> tuple[tuple[int, str], ...]:
    """Of a long answer the first dozen."""
    if claimed is None:
        return ()
    sentences = enumerate(written[:MOST_SENTENCES])
    return tuple((place, each.text) for place, each in sentences if each.start != claimed["start"])


def _evidence(matches: list[Facts], numbers: dict[int, tuple[int, str]]) -> list[Evidence]:
    by_hand = [match for match in matches if match["mentioned_now"] and not match["mentioned"]]
    claimed = [
        Evidence(numbers[match["promise"]][0], match["claimed"]["start"], match["claimed"]["end"]) for match in by_hand
    ]
    against = [each for match in matches for each in _against(match, numbers)]
    said = {(each.number, each.start, each.end) for each in against}
    found = claimed + [
        Evidence(
            number=numbers[match["promise"]][0],
            start=sentence["start"],
            end=sentence["end"],
            shared=() if place else tuple((start, end) for start, end in match["evidence"]["shared_spans"]),
            is_faint=match["mentioned"] is (sentence["disagreed"] > 0),
        )
        for match in matches
        if match not in by_hand and (match["mentioned_now"] or not match["judged"])
        for place, sentence in enumerate(match["sentences"])
        if match["band"] != ReleasedMatch.Band.NONE
    ]
    return [each for each in found if (each.number, each.start, each.end) not in said] + against


def _against(match: Facts, numbers: dict[int, tuple[int, str]]) -> list[Evidence]:
    """Where somebody reads that the promise is not kept, unless whoever wrote it says no."""
    told = match["against"]
    sentences = [] if told is None or told["denied"] else told["sentences"]
    number = numbers[match["promise"]][0]
    return [Evidence(number, sentence["start"], sentence["end"], is_against=True) for sentence in sentences]


def _said_by(reader: Person | None, release: Release) -> Said:
    if reader is None:
        return Said(frozenset(), frozenset())
    disagreed, against = (model.objects.by(reader).on(release) for model in (Disagreement, Breach))
    return Said(
        frozenset(disagreed.values_list("match_id", "sentence")),
        frozenset(against.values_list("match_id", flat=True)),
    )
