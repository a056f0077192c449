"""The founder's reading, arranged from the result on its row."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alignment.models import ReleasedAnswer, ReleasedMatch
from alignment.queries.evidence import MOST_SENTENCES, Evidence, Run, mark_evidence, marks_in
from alignment.queries.match_key import keys_of_own
from alignment.scoring import split_sentences


@dataclass(frozen=True)
class OwnSentence:
    """A sentence that counts for a promise on its own, by its key, and whether its writer says that it does not."""

    key: str
    text: str
    start: int
    end: int
    is_disputed: bool


@dataclass(frozen=True)
class PromiseLine:
    number: int
    text: str
    band: str
    look: str  # "faint" where the band does not count
    look_label: str
    is_mentioned: bool  # as its writer corrected it
    words: tuple[str, ...]
    sentences: tuple[OwnSentence, ...]  # that count for it, or the one that is faint; none where nothing was read
    closest: tuple[int, int] | None  # by which words it counts, or would, where it was not counted
    closest_text: str
    others: tuple[tuple[int, str], ...]  # the sentences of the answer by their places in it, but the one shown
    is_against: bool  # its writer says that it speaks against the promise
    is_closest_shown: bool  # not found, and touched faintly: the sentence is worth a look

    @property
    def is_asked_about(self) -> bool:
        return bool(self.key) and not self.is_mentioned and not self.is_disputed

    @property
    def is_by_hand(self) -> bool:
        return self.is_disputed and self.is_mentioned

    @property
    def key(self) -> str:
        """Of the match, to disagree with it; empty where there is none."""
        return self.sentences[0].key if self.sentences else ""

    @property
    def is_disputed(self) -> bool:
        """In all that counts for it."""
        return bool(self.sentences) and all(sentence.is_disputed for sentence in self.sentences)

    @property
    def has_several(self) -> bool:
        return len(self.sentences) > 1

    @property
    def is_faint(self) -> bool:
        """Shown, and too weak to count as a mention."""
        return self.look == "faint"

    @property
    def number_look(self) -> str:
        """Filled where the writer says that it counts, and hollow where they say that it does not."""
        if not self.is_disputed:
            return self.look
        return ReleasedMatch.Band.PARTIAL if self.is_mentioned else ReleasedMatch.Band.NONE


@dataclass(frozen=True)
class FounderPage:
    runs: tuple[Run, ...]
    promises: tuple[PromiseLine, ...]
    kind: str
    tip: str

    @property
    def mentioned(self) -> int:
        return sum(promise.is_mentioned for promise in self.promises)

    @property
    def is_silent(self) -> bool:
        """Nothing is found in it, and its writer says no other."""
        is_found = any(each.is_mentioned or each.is_against for each in self.promises)
        return self.kind in {ReleasedAnswer.Kind.TASK, ReleasedAnswer.Kind.MISSION} and not is_found

    @property
    def marks(self) -> frozenset[str]:
        return marks_in(self.runs)

    @property
    def can_be_disputed(self) -> bool:
        return any(promise.key for promise in self.promises)

    @property
    def is_scored(self) -> bool:
        return self.kind not in {ReleasedAnswer.Kind.EMPTY, ReleasedAnswer.Kind.NOT_ENGLISH}


def founder_page(
    result: dict[str, Any], *, disputed: Container[str] = (), said: Mapping[str, Any] | None = None
) -> FounderPage:
    facts = result["promises"]
    promises = tuple(
        _line(number, fact, result["text"], disputed, said or {}) for number, fact in enumerate(facts, start=1)
    )
    claimed = [Evidence(line.number, *line.closest) for line in promises if line.is_by_hand and line.closest]
    evidence = claimed + [
        _evidence(line.number, fact["match"], sentence, place)
        for line, fact in zip(promises, facts, strict=True)
        for place, sentence in enumerate(line.sentences)
        if _has_evidence(fact["match"]) and not sentence.is_disputed
    ]
    return FounderPage(
        runs=tuple(mark_evidence(result["text"], evidence)),
        promises=promises,
        kind=result["kind"],
        tip=tip_text(result["tip"]),
    )


def tip_text(tip: dict[str, Any]) -> str:
    """The one tip on the statement, in words."""
    texts = {
        "missing": _("There is no mission statement yet. Write one sentence that says who is better off and how."),
        "empty_phrase": _(
            "“%(phrase)s” could stand in anyone’s statement. Say instead what a visitor would see you do."
        ),
        "long": _("Could a new colleague say it back tomorrow? Try one sentence; it has %(words)s words now."),
        "long_sentence": _("One sentence has %(words)s words. Cut it in two: who is better off, and what you do."),
        "rival": _(
            "Read the statement as if another organization had signed it. If it still fits, add the place, the "
            "people or the way of working that only you have."
        ),
    }
    return texts[tip["code"]] % tip


def _line(
    number: int, fact: dict[str, Any], text: str, disputed: Container[str], said: Mapping[str, Any]
) -> PromiseLine:
    match = fact["match"] or {"band": "none", "voiced": False, "shared": []}
    look, label = ReleasedMatch.Band.look_of(match["band"], counts=match["voiced"])
    sentences = _sentences(fact, text, disputed)
    is_disputed = bool(sentences) and all(sentence.is_disputed for sentence in sentences)
    key = sentences[0].key if sentences else ""
    closest = None if match["voiced"] else said.get("claims", {}).get(key) or match.get("nearest") or None
    is_shown = closest is not None and match["band"] != ReleasedMatch.Band.NONE
    written = [] if closest is None else split_sentences(text)[:MOST_SENTENCES]
    shown = closest[0] if closest is not None and is_shown else None
    return PromiseLine(
        number=number,
        text=fact["text"],
        band=match["band"],
        look=look,
        look_label=label,
        is_mentioned=is_disputed is not match["voiced"],
        words=tuple(dict.fromkeys(text[start:end].lower() for start, end in match["shared"])),
        sentences=sentences,
        closest=(closest[0], closest[1]) if closest else None,
        closest_text=text[closest[0] : closest[1]] if closest else "",
        others=tuple((place, each.text) for place, each in enumerate(written) if each.start != shown),
        is_against=key in said.get("against", []),
        is_closest_shown=is_shown,
    )


def _sentences(fact: dict[str, Any], text: str, disputed: Container[str]) -> tuple[OwnSentence, ...]:
    if (match := fact["match"]) is None:
        return ()
    spans = [(match["start"], match["end"]), *match.get("also", [])]
    keys = keys_of_own(text, fact)
    return tuple(
        OwnSentence(key, text[start:end], start, end, key in disputed)
        for key, (start, end) in zip(keys, spans, strict=True)
    )


def _has_evidence(match: dict[str, Any] | None) -> bool:
    return match is not None and match["band"] != ReleasedMatch.Band.NONE


def _evidence(number: int, match: dict[str, Any], sentence: OwnSentence, place: int) -> Evidence:
    shared = () if place else tuple((start, end) for start, end in match["shared"])
    is_faint = not match["voiced"]
    return Evidence(number=number, start=sentence.start, end=sentence.end, shared=shared, is_faint=is_faint)
