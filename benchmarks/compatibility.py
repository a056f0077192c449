"""CPU of everything the partnership matrix says, for 30 × 30 goals both ways and three raters a side. Gate: 10 ms.

Each scene is random ratings around one opinion for each effect, and ends in another verdict, so that every way of
finding what would change it is measured. The ratings are made before; counting them is measured.
"""

import gc
import random
import statistics
import sys
import time

from partnerships.compatibility import Agreement, Assessment, Goal, Party, Rating, assess_joint, assess_own

GOALS, RATERS, RUNS = 30, 3, 40
LIMIT_MS = 10.0
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


def measure(assess: object, given: dict[str, list]) -> tuple[float, float, Assessment]:
    """Least and median CPU milliseconds of one whole assessment."""
    spent, result = [], None
    for _ in range(RUNS):
        gc.collect()
        began = time.process_time()
        result = assess(**given)  # type: ignore[operator]
        spent.append((time.process_time() - began) * 1000)
    assert result is not None
    return min(spent), statistics.median(spent), result


def main() -> int:
    failed = False
    print(f"{GOALS} × {GOALS} goals both ways, {RATERS} raters a side, {RUNS} runs; CPU ms: least, median")
    for name, opinions in SCENES.items():
        given = scene(opinions, seed=11)
        views = {
            "own": (assess_own, {**given, "party": Party.A}),
            "joint": (assess_joint, given),
            "agreed": (assess_joint, {**given, "agreements": agreed(given)}),
        }
        for view, (assess, arguments) in views.items():
            least, median, result = measure(assess, arguments)
            failed |= median > LIMIT_MS
            steps = result.lift.steps if result.lift else 0
            print(f"{name:18} {view:7} {least:6.2f} {median:6.2f}  {result.judgement.verdict}, lifted by {steps} steps")
    print(f"limit {LIMIT_MS:g} ms for the median: " + ("passed over" if failed else "holds"))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
