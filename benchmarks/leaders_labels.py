"""What do a leader's labels buy? `python benchmarks/leaders_labels.py`.

Three invented organizations (leaders_labels.toml), 8 or 10 answers × 5 promises each, and what the same people might
write in the next round. Which answer shows which promise, and the words a leader would confirm as a phrase for it, were
written down before any answer was scored. Labeled are the 15 pairs the product asks for first, then all. Printed are
precision and recall before; with the lines the labels set; with the general line and counterexamples, the clauses
labeled “does not”; and with lines, counterexamples and the phrases that were missed: on the pairs not labeled (without
phrases: an answer would find its own words), and on the next round. Last the three organizations together.
"""

import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from alignment.measures.calibration import Agreement, LabeledPair, Lines, agreement, calibrate
from alignment.measures.informative import Candidate, in_order_of_use
from alignment.measures.proportion import Proportion
from alignment.scoring import AnswerText, PromiseText, load_encoder, read_answers
from alignment.scoring.strength import VOICED_STRENGTH

FIRST_LABELS = 15
GENERAL = Lines(VOICED_STRENGTH)


@dataclass(frozen=True)
class Judged:
    """A pair as a label, with the strength the page shows and the words that show the promise."""

    pair: LabeledPair
    shown: float
    phrase: str
    clause: str

    @property
    def is_missed(self) -> bool:
        return self.pair.shows and not (self.pair.strength is not None and self.pair.strength >= VOICED_STRENGTH)


Told = dict[str, tuple[str, ...]]
Tally = dict[str, list[tuple[bool, bool]]]


def main() -> None:
    texts = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    tally: Tally = {}
    for name, organization in tomllib.loads(texts).items():
        print(name)
        now = read(organization, "answers")
        order = in_order_of_use([candidate_of(place, judged) for place, judged in enumerate(now)])
        for asked in (order[:FIRST_LABELS], order):
            tell(organization, now=now, asked=asked, tally=tally)
    print("Together")
    for what, judged in tally.items():
        print(f"  {what}: {words(agreement_of(judged))}")


def tell(organization: dict[str, Any], *, now: list[Judged], asked: list[int], tally: Tally) -> None:
    labeled = [now[place] for place in asked]
    calibration = calibrate(pairs=[judged.pair for judged in labeled], general=VOICED_STRENGTH)
    lines = calibration.lines or GENERAL
    kept = ", the general line kept" if calibration.is_kept else ""
    print(f"  {len(labeled)} labels: line {lines.mission:.2f}, of their own {len(lines.promises)}{kept}")
    print(f"    on the labels, cross-validated: {words(calibration.after)}")
    phrases, counter = phrases_of(labeled), counterexamples_of(labeled)
    print(f"    {sum(map(len, phrases.values()))} phrases, {sum(map(len, counter.values()))} counterexamples")
    unlabeled = [place for place in range(len(now)) if place not in asked]
    against = read(organization, "answers", counterexamples=counter)
    plain = read(organization, "next")
    rounds = {
        "not labeled, before": ([now[place] for place in unlabeled], GENERAL),
        "not labeled, with the lines": ([now[place] for place in unlabeled], lines),
        "not labeled, with counterexamples": ([against[place] for place in unlabeled], GENERAL),
        "next round, before": (plain, GENERAL),
        "next round, with the lines": (plain, lines),
        "next round, with counterexamples": (read(organization, "next", counterexamples=counter), GENERAL),
        "next round, with all": (read(organization, "next", cues=phrases, counterexamples=counter), lines),
    }
    for what, (judged, by) in rounds.items():
        if judged:
            print(f"    {what}: {words(judge(judged, by))}")
            size = "all labels" if len(asked) == len(now) else f"{FIRST_LABELS} labels"
            tally.setdefault(f"{size}, {what}", []).extend((by.reach(each.pair), each.pair.shows) for each in judged)


def read(
    organization: dict[str, Any], answers: str, *, cues: Told | None = None, counterexamples: Told | None = None
) -> list[Judged]:
    """Every pair of a round as the engine reads it."""
    texts = organization[answers]
    reading = read_answers(
        encoder=load_encoder(),
        answers=[AnswerText(key=str(place), text=answer["text"]) for place, answer in enumerate(texts)],
        promises=[
            PromiseText(key, text, cues=(cues or {}).get(key, ()), counterexamples=(counterexamples or {}).get(key, ()))
            for key, text in zip("12345", organization["promises"], strict=True)
        ],
        mission_text="",
    )
    return [
        Judged(
            pair=LabeledPair(
                answer=found.answer,
                promise=match.promise,
                strength=None if match.band == "none" else match.strength,
                shows=match.promise in answer["shows"],
                line=VOICED_STRENGTH,
            ),
            shown=match.strength,
            phrase=answer["shows"].get(match.promise, ""),
            clause=answer["text"][match.start : match.end],
        )
        for found, answer in zip(reading.answers, texts, strict=True)
        for match in found.matches
    ]


def candidate_of(place: int, judged: Judged) -> Candidate:
    pair = judged.pair
    return Candidate(place, int(pair.answer), int(pair.promise), pair.strength, judged.shown, VOICED_STRENGTH)


def phrases_of(labeled: list[Judged]) -> Told:
    return by_promise((judged.pair.promise, judged.phrase) for judged in labeled if judged.is_missed)


def counterexamples_of(labeled: list[Judged]) -> Told:
    """Of clauses that counted."""
    counted = [judged for judged in labeled if (judged.pair.strength or 0) >= VOICED_STRENGTH]
    against = [judged for judged in counted if not judged.pair.shows]
    return by_promise((judged.pair.promise, judged.clause) for judged in against)


def by_promise(texts: Iterable[tuple[str, str]]) -> Told:
    told: Told = {}
    for promise, text in texts:
        told[promise] = (*told.get(promise, ()), text)
    return told


def agreement_of(judged: list[tuple[bool, bool]]) -> Agreement:
    pairs = [LabeledPair("", "", float(counted), shows, 0.5) for counted, shows in judged]
    return agreement(pairs=pairs, counts=Lines(0.5).reach)


def judge(judged: list[Judged], lines: Lines) -> Agreement:
    return agreement(pairs=[each.pair for each in judged], counts=lines.reach)


def words(found: Agreement | None) -> str:
    return f"precision {share(found.precision)}, recall {share(found.recall)}" if found else "too few labels"


def share(found: Proportion | None) -> str:
    return f"{found.successes} of {found.n} ({found.low:.2f} to {found.high:.2f})" if found else "of none"


if __name__ == "__main__":
    main()
