"""Does the engine tell an organization's own program from a stranger's? `python benchmarks/nonprofit_separation.py`.

Rows: the first mission and the first program of each organization in the folder MISSIONHUB_DATA; pairs whose words
overlap by 0.3 or more (Jaccard) are dropped, since copies are easy. Every other organization is a rival.
Figure: for each program, the share of rivals' missions that are less like it than its own; the mean over programs.
That is the area under the curve of "own or not", taken per program. Rivals: all others, or those of the same field.
"""

import csv
import os
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from alignment.scoring import load_encoder

OVERLAP = 0.3
STRANGER_GATE = 0.89
SAME_FIELD_GATE = 0.85


def main() -> int:
    """Print n and both figures; 1 if a gate does not hold."""
    folder = Path(os.environ["MISSIONHUB_DATA"])
    missions = first_texts(path=folder / "us_nonprofit_missions.csv", column="mission")
    programs = first_texts(path=folder / "us_nonprofit_programs.csv", column="accomplishment")
    pairs = [
        (mission, programs[key][0], field)
        for key, (mission, field) in missions.items()
        if key in programs and overlap(mission, programs[key][0]) < OVERLAP
    ]
    encoder = load_encoder()
    likeness = encoder.encode([pair[0] for pair in pairs]) @ encoder.encode([pair[1] for pair in pairs]).T
    fields = np.array([pair[2] for pair in pairs])
    rivals = ~np.eye(len(pairs), dtype=bool)
    stranger = area_under_curve(likeness=likeness, rivals=rivals)
    same_field = area_under_curve(likeness=likeness, rivals=rivals & (fields[:, None] == fields[None, :]))
    print(f"n {len(pairs)}")
    kept = [
        report(name="own against a stranger's", value=stranger, gate=STRANGER_GATE),
        report(name="own against a same-field rival's", value=same_field, gate=SAME_FIELD_GATE),
    ]
    return 0 if all(kept) else 1


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


def area_under_curve(*, likeness: np.ndarray, rivals: np.ndarray) -> float:
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
