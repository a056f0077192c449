"""What do a leader's labels buy? `python benchmarks/leaders_labels.py`.

Three invented organizations (leaders_labels.toml), 8 or 10 answers × 5 promises each, and what the same people might write in
the next round. Which answer shows which promise, and the words a leader would confirm as a phrase for it, were written
down before any answer was scored. Labeled are the 15 pairs the product asks for first, then all 40. Printed are
precision and recall with the general line, with the lines the labels set, and with the phrases besides that were missed
among them: on the pairs not labeled (without phrases: an answer would find its own words), and on the next round.
"""

import sys
import tomllib
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

    @property
    def is_missed(self) -> bool:
        return self.pair.shows and not (self.pair.strength is not None and self.pair.strength >= VOICED_STRENGTH)


def main() -> None:
    texts = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    for name, organization in tomllib.loads(texts).items():
        print(name)
        now = read(organization["promises"], organization["answers"])
        order = in_order_of_use([candidate_of(place, judged) for place, judged in enumerate(now)])
        for asked in (order[:FIRST_LABELS], order):
            rest = [judged for place, judged in enumerate(now) if place not in asked]
            tell(organization, labeled=[now[place] for place in asked], rest=rest)


def tell(organization: dict[str, Any], *, labeled: list[Judged], rest: list[Judged]) -> None:
    calibration = calibrate(pairs=[judged.pair for judged in labeled], general=VOICED_STRENGTH)
    lines = calibration.lines or GENERAL
    kept = ", the general line kept" if calibration.is_kept else ""
    print(f"  {len(labeled)} labels: line {lines.mission:.2f}, of their own {len(lines.promises)}{kept}")
    print(f"    on the labels, cross-validated: {words(calibration.after)}")
    if rest:
        print(f"    not labeled: before {words(judge(rest, GENERAL))}; with the lines {words(judge(rest, lines))}")
    plain = read(organization["promises"], organization["next"])
    taught = read(organization["promises"], organization["next"], cues=phrases_of(labeled))
    print(
        f"    next round: before {words(judge(plain, GENERAL))}; with the lines {words(judge(plain, lines))};", end=" "
    )
    print(f"with {sum(judged.is_missed for judged in labeled)} phrases {words(judge(taught, lines))}")


def read(
    promises: list[str], answers: list[dict[str, Any]], cues: dict[str, tuple[str, ...]] | None = None
) -> list[Judged]:
    """Every pair of a round as the engine reads it."""
    reading = read_answers(
        encoder=load_encoder(),
        answers=[AnswerText(key=str(place), text=answer["text"]) for place, answer in enumerate(answers)],
        promises=[
            PromiseText(key=str(number), text=text, cues=(cues or {}).get(str(number), ()))
            for number, text in enumerate(promises, start=1)
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
        )
        for found, answer in zip(reading.answers, answers, strict=True)
        for match in found.matches
    ]


def candidate_of(place: int, judged: Judged) -> Candidate:
    pair = judged.pair
    return Candidate(place, int(pair.answer), int(pair.promise), pair.strength, judged.shown, VOICED_STRENGTH)


def phrases_of(labeled: list[Judged]) -> dict[str, tuple[str, ...]]:
    cues: dict[str, tuple[str, ...]] = {}
    for judged in labeled:
        if judged.is_missed:
            cues[judged.pair.promise] = (*cues.get(judged.pair.promise, ()), judged.phrase)
    return cues


def judge(judged: list[Judged], lines: Lines) -> Agreement:
    return agreement(pairs=[each.pair for each in judged], counts=lines.reach)


def words(found: Agreement | None) -> str:
    return f"precision {share(found.precision)}, recall {share(found.recall)}" if found else "too few labels"


def share(found: Proportion | None) -> str:
    return f"{found.successes} of {found.n} ({found.low:.2f} to {found.high:.2f})" if found else "of none"


if __name__ == "__main__":
    main()
