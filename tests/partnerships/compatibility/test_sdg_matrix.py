"""Experts' judgement of 17 goals on each other (Weitz et al. 2018), read through the engine (MISSIONHUB_DATA)."""

import csv

import pytest

from partnerships.compatibility import Effect, Goal, Party, Rating, Verdict, assess_joint
from tests.services import require_data

pytestmark = pytest.mark.pure


@pytest.fixture(scope="module")
def judged():
    """The same 17 goals as both parties: the row's goal on the column's, and back."""
    with (require_data() / "sdg_interactions_sweden.csv").open(encoding="utf-8", newline="") as file:
        scores = {(row["source_target"], row["affected_target"]): int(row["score"]) for row in csv.DictReader(file)}
    names = sorted(
        {name for pair in scores for name in pair}, key=lambda name: [*map(str.zfill, name.split("."), (2, 2))]
    )
    ratings = [
        Rating(party, "experts", ours, theirs, scores.get((ours, theirs)), scores.get((theirs, ours)))
        for party in Party
        for ours in names
        for theirs in names
    ]
    goals = [Goal(name, 3) for name in names]
    return assess_joint(goals_a=goals, goals_b=goals, ratings=ratings)


def test_seventeen_goals_are_rated_save_each_on_itself(judged):
    assert (judged.coverage.rated, judged.coverage.pairs) == (272, 289)
    assert judged.synergy.counts["a_to_b"] == judged.synergy.counts["b_to_a"]
    assert judged.synergy.a_to_b == pytest.approx(judged.synergy.b_to_a)


def test_experts_figures_are_those_of_the_engine(judged):
    synergy = judged.synergy

    assert tuple(round(figure, 3) for figure in (synergy.synergy, synergy.tension, synergy.net)) == (
        0.185,
        0.012,
        0.173,
    )
    assert synergy.counts["a_to_b"] == ((-1, 10), (0, 164), (1, 58), (2, 27), (3, 13))
    assert (judged.judgement.verdict, judged.red_lines, judged.flags) == (Verdict.PROMISING, (), ())


def test_worst_tension_constrains_and_cancels_nothing(judged):
    there = [tension for tension in judged.tensions if tension.effect.direction == "a_to_b"]

    assert ({tension.value for tension in there}, len(there)) == ({-1}, 10)
    assert there[0].effect == Effect("7.2", "7.3", "a_to_b")


def test_institutions_give_most_and_resilience_receives_most(judged):
    goals = judged.synergy.goals_a

    assert max(goals, key=lambda goal: goal.gives).goal == "16.6"
    assert max(goals, key=lambda goal: goal.receives).goal == "1.5"
