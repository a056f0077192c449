"""Are themes the ones that are there? `python benchmarks/themes.py`.

Rows: the tasks of the O*NET role file in the folder MISSIONHUB_DATA. Each of ten draws takes 300 tasks of mixed
occupations, seeds 0 to 9. Truth: the major group, the first two digits of a task's occupation code. Our themes, which
find their own number, with all that is in no theme taken as one more class, are held beside k-means that is told the
true number of groups, on the same vectors (seeded k-means++, the best of ten starts). Figure: the V-measure (Rosenberg
& Hirschberg 2007), 0..1. The gate holds if ours is at least k-means less .05 in every draw. A V-measure favors many
small groups, so the adjusted Rand index (Hubert & Arabie 1985) stands beside it, without a gate.
"""

import csv
import os
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from alignment.scoring import AnswerReading, AnswerText, find_themes, load_encoder

TASKS = 300
SEEDS = range(10)
STARTS = 10
MARGIN = 0.05


def main() -> int:
    """Print both figures of every draw; 1 if a gate does not hold."""
    path = Path(os.environ["MISSIONHUB_DATA"]) / "onet_role_tasks.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    vectors = load_encoder().encode([row["task"] for row in rows])
    majors = np.array([row["soc_code"][:2] for row in rows])
    print(f"n {TASKS} of {len(rows)} tasks a draw, {len(set(majors))} major groups in all")
    kept = []
    for seed in SEEDS:
        chance = np.random.default_rng(seed)
        drawn = np.sort(chance.choice(len(rows), TASKS, replace=False))
        truth = np.unique(majors[drawn], return_inverse=True)[1]
        ours = themes_of([rows[place]["task"] for place in drawn])
        theirs = k_means(vectors[drawn].astype(np.float64), int(truth.max()) + 1, chance)
        mine, other = v_measure(truth, ours), v_measure(truth, theirs)
        kept.append(mine >= other - MARGIN)
        print(
            f"seed {seed}: ours {mine:.3f}, k-means {other:.3f} {'holds' if kept[-1] else 'does not hold'}; "
            f"Rand {rand_index(truth, ours):.3f} and {rand_index(truth, theirs):.3f}; "
            f"{ours.max()} themes, {(ours == 0).sum()} tasks in none, {truth.max() + 1} groups"
        )
    print(f"V-measure, ours at least k-means less {MARGIN:.2f}: {sum(kept)} of {len(kept)} draws")
    return 0 if all(kept) else 1


def themes_of(texts: list[str]) -> np.ndarray:
    """The theme of each text from 1 on, 0 for none."""
    answers = [AnswerText(key=str(place), text=text) for place, text in enumerate(texts)]
    readings = [AnswerReading(answer=one.key, kind="task", duplicate_of=None, matches=()) for one in answers]
    found = np.zeros(len(texts), dtype=int)
    themes = find_themes(encoder=load_encoder(), answers=answers, readings=readings, promises=(), mission_text="")
    for number, theme in enumerate(themes, start=1):
        found[[int(key) for key in theme.answers]] = number
    return found


def k_means(rows: np.ndarray, groups: int, chance: np.random.Generator) -> np.ndarray:
    """The group of each row: Lloyd (1982) from k-means++ starts (Arthur & Vassilvitskii 2007), the closest of all."""
    tried = [_one_start(rows, groups, chance) for _ in range(STARTS)]
    return min(tried, key=lambda one: one[0])[1]


def _one_start(rows: np.ndarray, groups: int, chance: np.random.Generator) -> tuple[float, np.ndarray]:
    centers = rows[[chance.integers(len(rows))]]
    while len(centers) < groups:
        far = _distances(rows, centers).min(axis=1)
        centers = np.vstack([centers, rows[chance.choice(len(rows), p=far / far.sum())]])
    for _ in range(100):
        nearest = _distances(rows, centers).argmin(axis=1)
        moved = np.array(
            [rows[nearest == one].mean(axis=0) if (nearest == one).any() else centers[one] for one in range(groups)]
        )
        if np.allclose(moved, centers):
            break
        centers = moved
    distances = _distances(rows, centers)
    return float(distances.min(axis=1).sum()), distances.argmin(axis=1)


def _distances(rows: np.ndarray, centers: np.ndarray) -> np.ndarray:
    squares = (rows**2).sum(axis=1)[:, None] - 2 * rows @ centers.T + (centers**2).sum(axis=1)
    return np.maximum(squares, 0)


def v_measure(truth: np.ndarray, found: np.ndarray) -> float:
    """The harmonic mean of homogeneity and completeness, 0..1; equal to mutual information over mean entropy."""
    joint = _table(truth, found) / len(truth)
    of_truth, of_found = _entropy(joint.sum(axis=1)), _entropy(joint.sum(axis=0))
    shared = of_truth + of_found - _entropy(joint.ravel())
    return 2 * shared / (of_truth + of_found) if of_truth + of_found else 1.0


def rand_index(truth: np.ndarray, found: np.ndarray) -> float:
    """Pairs kept together in both, beyond chance: 1 for the same groups, about 0 for any."""
    table = _table(truth, found)
    both, mine, theirs = (
        float((counts * (counts - 1) / 2).sum()) for counts in (table, table.sum(axis=1), table.sum(axis=0))
    )
    expected = mine * theirs / (len(truth) * (len(truth) - 1) / 2)
    return (both - expected) / ((mine + theirs) / 2 - expected)


def _table(truth: np.ndarray, found: np.ndarray) -> np.ndarray:
    table = np.zeros((truth.max() + 1, found.max() + 1))
    np.add.at(table, (truth, found), 1)
    return table


def _entropy(shares: np.ndarray) -> float:
    some = shares[shares > 0]
    return float(-(some * np.log(some)).sum())


if __name__ == "__main__":
    raise SystemExit(main())
