"""The founder's reading, arranged from the result on its row."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alignment.models import ReleasedAnswer, ReleasedMatch
from alignment.queries.evidence import Evidence, Run, mark_evidence


@dataclass(frozen=True)
class PromiseLine:
    number: int
    text: str
    band: str
    look: str  # "faint" where the band does not count
    look_label: str
    is_mentioned: bool
    words: tuple[str, ...]

    @property
    def is_faint(self) -> bool:
        """Shown, and too weak to count as a mention."""
        return self.look == "faint"


@dataclass(frozen=True)
class FounderPage:
    runs: tuple[Run, ...]
    promises: tuple[PromiseLine, ...]
    kind: str
    tip: str
    unowned: tuple[PromiseLine, ...]

    @property
    def mentioned(self) -> int:
        return sum(promise.is_mentioned for promise in self.promises)

    @property
    def is_scored(self) -> bool:
        return self.kind not in {ReleasedAnswer.Kind.EMPTY, ReleasedAnswer.Kind.NOT_ENGLISH}


def founder_page(result: dict[str, Any]) -> FounderPage:
    facts = list(enumerate(result["promises"], start=1))
    promises = tuple(_line(number, fact, result["text"]) for number, fact in facts)
    evidence = [_evidence(number, fact["match"]) for number, fact in facts if _has_evidence(fact["match"])]
    return FounderPage(
        runs=tuple(mark_evidence(result["text"], evidence)),
        promises=promises,
        kind=result["kind"],
        tip=tip_text(result["tip"]),
        unowned=promises,  # no promise can have an owner before roles exist
    )


def tip_text(tip: dict[str, Any]) -> str:
    """The one tip on the statement, in words."""
    texts = {
        "missing": _("There is no mission statement yet. Write one sentence that says who is better off and how."),
        "empty_phrase": _(
            "“%(phrase)s” could stand in anyone’s statement. Say instead what a visitor would see you do."
        ),
        "long": _("The statement has %(words)s words. Try one sentence that a new colleague can say back tomorrow."),
        "long_sentence": _("One sentence has %(words)s words. Cut it in two: who is better off, and what you do."),
        "rival": _(
            "Read the statement as if another organization had signed it. If it still fits, add the place, the "
            "people or the way of working that only you have."
        ),
    }
    return texts[tip["code"]] % tip


def _line(number: int, fact: dict[str, Any], text: str) -> PromiseLine:
    match = fact["match"] or {"band": "none", "voiced": False, "shared": []}
    look, label = ReleasedMatch.Band.look_of(match["band"], counts=match["voiced"])
    return PromiseLine(
        number=number,
        text=fact["text"],
        band=match["band"],
        look=look,
        look_label=label,
        is_mentioned=match["voiced"],
        words=tuple(dict.fromkeys(text[start:end].lower() for start, end in match["shared"])),
    )


def _has_evidence(match: dict[str, Any] | None) -> bool:
    return match is not None and match["band"] != ReleasedMatch.Band.NONE


def _evidence(number: int, match: dict[str, Any]) -> Evidence:
    shared = tuple((start, end) for start, end in match["shared"])
    return Evidence(number=number, start=match["start"], end=match["end"], shared=shared, is_faint=not match["voiced"])
