"""Does the engine tell an organization's own program from a stranger's? `python benchmarks/nonprofit_separation.py`.

Rows: the first mission and the first program of each organization in the folder MISSIONHUB_DATA; pairs whose words
overlap by 0.3 or more (Jaccard) are dropped, since copies are easy. Every other organization is a rival.
Figure: for each program, the share of rivals' missions that are less like it than its own; the mean over programs.
That is the area under the curve of "own or not", taken per program. Rivals: all others, or those of the same field.

Three measures of a program and a mission: the bare encoder's cosine of both whole texts; the strongest match with one
of the promises the engine finds in the mission; and the engine's reading of the mission, the mean of how strongly the
program matches the whole statement, taken as a promise, and how strongly its promises on average. The last must pass
the gates. The engine reads an organization's own name as "we"; here it is not told the names.
"""

import csv
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from alignment.scoring import PromiseText, load_encoder, match_strengths, propose_promises

OVERLAP = 0.3
STRANGER_GATE = 0.89
SAME_FIELD_GATE = 0.85


@dataclass(frozen=True)
class Pair:
    """One organization: its mission, its program, and its field."""

    mission: str
    program: str
    field: str


def main() -> int:
    """Print n and the figures of each measure; 1 if a gate does not hold."""
    pairs = read_pairs(Path(os.environ["MISSIONHUB_DATA"]))
    fields = np.array([pair.field for pair in pairs])
    rivals = ~np.eye(len(pairs), dtype=bool)
    same_field = rivals & (fields[:, None] == fields[None, :])
    print(f"n {len(pairs)} programs, {int((same_field.sum(axis=0) > 0).sum())} of them with a same-field rival")
    encoder = load_encoder()
    bare = encoder.encode([pair.mission for pair in pairs]) @ encoder.encode([pair.program for pair in pairs]).T
    strongest, reading = engine_likeness(pairs)
    for name, likeness in (("bare encoder", bare), ("strongest promise", strongest)):
        print(
            f"{name}: {auc(likeness, rivals):.3f} against strangers, {auc(likeness, same_field):.3f} in the same field"
        )
    kept = [
        report(name="engine, own against a stranger's", value=auc(reading, rivals), gate=STRANGER_GATE),
        report(name="engine, own against a same-field rival's", value=auc(reading, same_field), gate=SAME_FIELD_GATE),
    ]
    return 0 if all(kept) else 1


def engine_likeness(pairs: list[Pair]) -> tuple[np.ndarray, np.ndarray]:
    """Return two arrays (missions, programs): the strongest promise's match, and the reading of the mission."""
    proposed = [[promise.text for promise in propose_promises(pair.mission)] or [pair.mission] for pair in pairs]
    texts = [*(text for promises in proposed for text in promises), *(pair.mission for pair in pairs)]
    strengths = match_strengths(
        encoder=load_encoder(),
        texts=[pair.program for pair in pairs],
        promises=[PromiseText(key=str(place), text=text) for place, text in enumerate(texts)],
    ).T
    starts = np.cumsum([0, *(len(promises) for promises in proposed)])[:-1]
    statements = strengths[-len(pairs) :]
    promises = strengths[: -len(pairs)]
    means = np.add.reduceat(promises, starts) / np.array([[len(found)] for found in proposed])
    return np.maximum.reduceat(promises, starts), (statements + means) / 2


def read_pairs(folder: Path) -> list[Pair]:
    """Read the organizations with a mission and a program in words of their own."""
    missions = first_texts(path=folder / "us_nonprofit_missions.csv", column="mission")
    programs = first_texts(path=folder / "us_nonprofit_programs.csv", column="accomplishment")
    return [
        Pair(mission, programs[key][0], field)
        for key, (mission, field) in missions.items()
        if key in programs and overlap(mission, programs[key][0]) < OVERLAP
    ]


def first_texts(*, path: Path, column: str) -> dict[str, tuple[str, str]]:
    """Return (text, field) of each organization's first row that has a text, by its number."""
    first: dict[str, tuple[str, str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row[column].strip():
                first.setdefault(row["ein"], (row[column].strip(), row["ntee_major"]))
    return first


def overlap(left: str, right: str) -> float:
    """Jaccard overlap of the two texts' words, 0..1."""
    mine, theirs = set(left.casefold().split()), set(right.casefold().split())
    return len(mine & theirs) / len(mine | theirs)


def auc(likeness: np.ndarray, rivals: np.ndarray) -> float:
    """Mean over programs of the share of rival missions less alike than the own (Mann & Whitney 1947), ties by half.

    Rows are missions, columns programs, own pairs on the diagonal; programs without a rival are left out.
    """
    own = np.diag(likeness)
    wins = (likeness < own) + 0.5 * (likeness == own)
    counts = rivals.sum(axis=0)
    shares = (wins * rivals).sum(axis=0)[counts > 0] / counts[counts > 0]
    return float(shares.mean())


def report(*, name: str, value: float, gate: float) -> bool:
    """Print one figure beside its gate; say whether it holds."""
    holds = value >= gate
    print(f"{name}: AUC {value:.3f}, gate {gate:.2f} {'holds' if holds else 'does not hold'}")
    return holds


if __name__ == "__main__":
    raise SystemExit(main())
