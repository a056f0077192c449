"""Real worker and beat, killed with -9 while they score: in the end nothing differs from a calm computation."""

import time
from random import Random
from typing import Any

import pytest

from alignment.scoring.prepare import is_prepared
from tests.failure.conftest import Deploy
from tests.failure.deployment import MODEL_FOLDER, SWEEP_SECONDS, Deployment, wait_for
from tests.failure.harbor_kitchen import ANSWERS
from tests.services import lack

SEED = 20261122
WHILE_OPENING = ("surveys.between_answers_and_deletion", "surveys.opened_before_key_destroyed")
WHILE_SCORING = (
    "alignment.vectors_encoded",
    "alignment.release_scored",
    "alignment.release_half_written",
    "alignment.release_committed",
)


@pytest.fixture
def deployment(deploy: Deploy) -> Deployment:
    if not is_prepared(cache_dir=MODEL_FOLDER):
        lack("model", "the text model is not prepared")
    return deploy()


def wait_for_release(deployment: Deployment, round_id: int) -> dict[str, Any]:
    facts: dict[str, Any] = wait_for(
        lambda: deployment.call("release_of", round_id=round_id),
        what="the release",
        log=lambda: deployment.log("worker"),
        pause=1.0,
    )
    return facts


def assert_nothing_differs(deployment: Deployment, round_id: int, facts: dict[str, Any]) -> None:
    assert {answer["name"]: answer["text"] for answer in facts["answers"]} == ANSWERS
    assert facts == deployment.call("release_from_scratch", round_id=round_id)
    keys = deployment.folder / "keys"
    wait_for(
        lambda: not list(keys.glob("*.key")), what="the sweep to destroy the spent key"
    )  # a kill may leave it behind
    assert deployment.call("counts") == {"releases": 1, "invitations": len(ANSWERS), "responded": len(ANSWERS)}


def test_worker_killed_at_random_moments_changes_nothing_in_the_end(deployment: Deployment) -> None:
    print(f"seed {SEED}")
    chance = Random(SEED)
    round_id = deployment.call("close_an_answered_round")
    deployment.start("beat")
    for _ in range(3):
        deployment.start("worker")
        time.sleep(chance.uniform(1.5, 4.5))
        deployment.kill("worker")
    deployment.start("worker")

    facts = wait_for_release(deployment, round_id)

    assert_nothing_differs(deployment, round_id, facts)


@pytest.mark.parametrize(
    "points",
    [
        pytest.param(WHILE_OPENING, id="opening"),
        pytest.param(WHILE_SCORING, id="scoring", marks=pytest.mark.proof),  # minutes on a slow machine
    ],
)
def test_worker_killed_at_every_named_point_changes_nothing_in_the_end(
    deployment: Deployment, points: tuple[str, ...]
) -> None:
    round_id = deployment.call("close_an_answered_round")
    deployment.start("beat")
    for point in points:
        deployment.start("worker", MISSIONHUB_CRASH_AT=point)
        wait_for_death(deployment, point=point)
        deployment.kill("worker")
    deployment.start("worker")

    facts = wait_for_release(deployment, round_id)

    assert_nothing_differs(deployment, round_id, facts)


def wait_for_death(deployment: Deployment, *, point: str) -> None:
    """The worker's parent process says when its child was killed."""
    wait_for(
        lambda: "signal 9 (SIGKILL)" in deployment.log("worker"),
        what=f"a death at {point}",
        log=lambda: deployment.log("worker"),
    )


def test_emptied_broker_loses_nothing(deployment: Deployment) -> None:
    round_id = deployment.call("close_an_answered_round")
    deployment.start("beat")
    time.sleep(3 * SWEEP_SECONDS)  # bells for the round are waiting, nobody listens
    deployment.store.empty_broker()
    deployment.start("worker")

    facts = wait_for_release(deployment, round_id)

    assert_nothing_differs(deployment, round_id, facts)


def test_alarm_without_the_sweep_an_emptied_broker_loses_the_round(deployment: Deployment) -> None:
    round_id = deployment.call("close_an_answered_round")
    deployment.store.empty_broker()
    deployment.start("worker")
    wait_for(lambda: "ready" in deployment.log("worker"), what="the worker", log=lambda: deployment.log("worker"))

    time.sleep(4 * SWEEP_SECONDS)

    assert deployment.call("release_of", round_id=round_id) is None
