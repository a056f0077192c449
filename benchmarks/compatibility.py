"""CPU of everything the partnership matrix says, for 30 × 30 goals both ways and three raters a side. Gate: 10 ms.

Each scene is random ratings around one opinion for each effect, and ends in another verdict, so that every way of
finding what would change it is measured. The ratings are made before; counting them is measured, and so is naming
every pair and freeing what the run before has said. The collector of garbage stays on, and begins each run with
nothing to collect.

A fixed loop runs beside each assessment. Where the machine is slow for a minute, both take longer, and the number of
loops an assessment is worth stays what it was.

Beside it the joint figures S, T, N and G alone, of the same ratings, by the plainest NumPy; they must agree, and the
whole assessment may take five times as long. From arrays ready made the four take a small fraction of a millisecond,
which says nothing of reading 5,400 ratings.
"""

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from partnerships.compatibility import Agreement, Assessment, Goal, Party, Rating, assess_joint, assess_own

GOALS, RATERS, RUNS = 30, 3, 40
ADDITIONS = 20_000
LIMIT_MS, LIMIT_TIMES = 10.0, 5.0
SCENES = {
    "everything random": (-3, -3, -2, -1, -1, 0, 0, 1, 1, 2, 2, 3, 3),
    "tense": (-2, -1, -1, -1, 0, 0, 0, 1, 1),
    "little to gain": (-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
    "promising": (-1, 0, 0, 0, 1, 1, 2),
    "complementary": (0, 1, 1, 2, 2, 3),
}
"""The opinions the effects of a scene are drawn from."""


def scene(opinions: tuple[int, ...], *, seed: int) -> dict[str, list]:
    """Goals and ratings: each rater says the opinion, and one time in four a step beside it."""
    generator = random.Random(seed)
    goals = [[Goal(f"{side}{number}", generator.randint(1, 5)) for number in range(GOALS)] for side in "ab"]
    mild = min(opinions) > -3

    def said(opinion: int) -> int:
        beside = opinion + generator.choice((-1, 0, 0, 0, 0, 0, 0, 1))
        return min(3, max(-1 if mild and min(opinions) == -1 else -2 if mild else -3, beside))

    ratings = []
    for goal_a in goals[0]:
        for goal_b in goals[1]:
            there, back = generator.choice(opinions), generator.choice(opinions)
            ratings += [
                Rating(party, f"{party}{rater}", goal_a.key, goal_b.key, said(there), said(back))
                for party in Party
                for rater in range(RATERS)
            ]
    return {"goals_a": goals[0], "goals_b": goals[1], "ratings": ratings}


def agreed(given: dict[str, list]) -> list[Agreement]:
    """What A's first rater said is agreed everywhere, so that no sign disagreement stands in the way."""
    return [
        Agreement(rating.goal_a, rating.goal_b, rating.a_to_b, rating.b_to_a)
        for rating in given["ratings"]
        if rating.rater == f"{Party.A}0"
    ]


def figures_by_numpy(goals_a: list[Goal], goals_b: list[Goal], ratings: list[Rating]) -> tuple[float, ...]:
    """Synergy, tension, net and gap of the joint view, every pair being rated by everybody."""
    parties, _, keys_a, keys_b, *effects = zip(*ratings, strict=True)
    row = {goal.key: number for number, goal in enumerate(goals_a)}
    column = {goal.key: number for number, goal in enumerate(goals_b)}
    pairs = len(goals_a) * len(goals_b)
    place = np.array([row[key] for key in keys_a]) * len(goals_b) + np.array([column[key] for key in keys_b])
    steps = place * 7 + np.array(effects) + 3
    is_a = np.array([party == Party.A for party in parties])

    def medians(of_party: np.ndarray) -> np.ndarray:
        counts = [np.bincount(direction[of_party], minlength=pairs * 7).reshape(pairs, 7) for direction in steps]
        reached = np.cumsum(counts, axis=2)
        return (2 * reached >= reached[..., -1:]).argmax(axis=2) - 3

    by_a, by_b = medians(is_a), medians(~is_a)
    joint = np.where((by_a < 0) | (by_b < 0), np.minimum(by_a, by_b), (by_a + by_b) / 2)
    weight = np.outer([goal.importance for goal in goals_a], [goal.importance for goal in goals_b]).ravel()
    most = 6 * weight.sum()
    synergy, tension = (weight * np.maximum(joint, 0)).sum() / most, (weight * np.maximum(-joint, 0)).sum() / most
    return synergy, tension, synergy - tension, (weight * abs(by_a - by_b)).sum() / (2 * most)


def loop() -> int:
    total = 0
    for number in range(ADDITIONS):
        total += number
    return total


def everything(assess: Callable[..., Assessment], given: dict[str, list]) -> Assessment:
    """The assessment, and the cells a page draws, which are made when they are asked for."""
    result = assess(**given)
    assert sum(1 for _ in result.matrix.cells) == GOALS**2
    return result


def milliseconds(run: Callable[[], Any]) -> tuple[float, Any]:
    """Of CPU, and what the run says."""
    began = time.process_time()
    result = run()
    return (time.process_time() - began) * 1000, result


def measure(run: Callable[[], Any]) -> tuple[float, float, float, Any]:
    """Least and median CPU milliseconds of a run, the median of the loop beside it, and what the run says."""
    spent, beside, result = [], [], None
    for _ in range(RUNS):
        beside.append(milliseconds(loop)[0])
        gc.collect()
        took, result = milliseconds(run)
        spent.append(took)
    return min(spent), statistics.median(spent), statistics.median(beside), result


def main() -> int:
    passed_over = False
    print(f"{GOALS} × {GOALS} goals both ways, {RATERS} raters a side, {RUNS} runs; loop: {ADDITIONS} additions, bare")
    print(f"{'CPU ms':26} {'least':>6} {'median':>6} {'loop':>6} {'loops':>6}")
    for name, opinions in SCENES.items():
        given = scene(opinions, seed=11)
        views = {
            "own": (assess_own, {**given, "party": Party.A}),
            "joint": (assess_joint, given),
            "agreed": (assess_joint, {**given, "agreements": agreed(given)}),
        }
        _, alone, _, figures = measure(partial(figures_by_numpy, **given))
        for view, (assess, arguments) in views.items():
            least, median, beside, result = measure(partial(everything, assess, arguments))
            passed_over |= median > LIMIT_MS
            steps = result.lift.steps if result.lift else 0
            spent = f"{least:6.2f} {median:6.2f} {beside:6.2f} {median / beside:6.1f}"
            print(f"{name:18} {view:7} {spent}  {result.judgement.verdict}, lifted by {steps} steps")
            if view == "joint":
                found = result.synergy.synergy, result.synergy.tension, result.synergy.net, result.gap.gap
                assert np.allclose(found, figures, rtol=0, atol=1e-12), f"NumPy finds {figures}, we find {found}"
                passed_over |= median > LIMIT_TIMES * alone
                print(f"{'':18} S, T, N, G alone by NumPy {alone:.2f}: {median / alone:.1f} times")
    limits = f"limits {LIMIT_MS:g} ms and {LIMIT_TIMES:g} times, of medians: "
    print(limits + ("passed over" if passed_over else "hold"))
    return int(passed_over)


if __name__ == "__main__":
    sys.exit(main())
