"""Everybody answers in the same second, and things die meanwhile: what was called received is on disk, once."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.failure import stores
from tests.failure.conftest import Deploy
from tests.failure.crowd import Sent, send_all_at_once
from tests.failure.deployment import Deployment, base_environment
from tests.failure.private_postgresql import PrivatePostgresql

EVERYBODY = 200
AT_ONCE = 50


def crowd(asked: dict) -> list[tuple[str, str, str]]:
    return [(token, f"I do task {n}.", f"s{n}") for n, token in enumerate(asked["tokens"])]


def serve(deployment: Deployment) -> Deployment:
    deployment.start("web")
    deployment.wait_until_served()
    return deployment


def while_they_send(deployment: Deployment, asked: dict, harm: Callable[[], None]) -> list[Sent]:
    harming = threading.Thread(target=harm)
    harming.start()
    try:
        return send_all_at_once(deployment, crowd(asked))
    finally:
        harming.join()


def everybody_is_stored_once(deployment: Deployment, asked: dict, sent: list[Sent]) -> None:
    stored = deployment.call("sealed_texts", round_id=asked["round"])
    acknowledged = {one.text for one in sent if one.is_acknowledged}
    assert acknowledged <= set(stored["texts"])
    assert Counter(one.state for one in sent) == {"received": EVERYBODY}
    assert (len(stored["texts"]), len(set(stored["texts"])), stored["responded"]) == (EVERYBODY,) * 3


@pytest.mark.proof
@pytest.mark.parametrize("mode", ["confidential", "public"])
def test_fifty_at_once_with_one_link_store_one_response(deploy: Deploy, mode: str) -> None:
    """A public link is everybody's: there one submission is what counts once."""
    deployment = deploy()
    asked = deployment.call("ask_many", number=AT_ONCE, mode=mode)
    serve(deployment)
    forms = [(asked["tokens"][0], f"I do task {n}.", "one" if mode == "public" else f"s{n}") for n in range(AT_ONCE)]

    sent = send_all_at_once(deployment, forms)

    assert Counter(one.state for one in sent) == {"received": 1, "already_received": AT_ONCE - 1}
    stored = deployment.call("sealed_texts", round_id=asked["round"])
    assert stored["texts"] == [one.text for one in sent if one.is_acknowledged]


@pytest.mark.proof
def test_two_hundred_in_one_second_are_all_stored(deploy: Deploy) -> None:
    deployment = deploy()
    asked = deployment.call("ask_many", number=EVERYBODY, mode="confidential")
    serve(deployment)

    everybody_is_stored_once(deployment, asked, send_all_at_once(deployment, crowd(asked)))


@pytest.mark.proof
def test_killed_web_workers_lose_nothing_they_acknowledged_and_retries_store_nothing_twice(deploy: Deploy) -> None:
    deployment = deploy()
    asked = deployment.call("ask_many", number=EVERYBODY, mode="confidential")
    serve(deployment)

    def harm() -> None:
        for _ in range(3):
            time.sleep(0.6)
            deployment.kill("web")
            deployment.start("web")

    sent = while_they_send(deployment, asked, harm)

    assert sum(one.retries for one in sent) > 0  # the kills hit somebody
    everybody_is_stored_once(deployment, asked, sent)


def on(cluster: PrivatePostgresql, folder: Path) -> Deployment:
    store = stores.Store({"DATABASE_URL": cluster.url}, lambda: None, lambda: None)
    deployment = Deployment(folder=folder, store=store)
    stores.migrate(base_environment(folder=folder, settings="missionhub.settings") | store.environment)
    return deployment


@pytest.fixture
def cluster() -> Iterator[PrivatePostgresql]:
    made = PrivatePostgresql()
    yield made
    made.remove()


@pytest.mark.proof
def test_database_that_stops_at_once_and_recovers_loses_nothing_acknowledged(
    cluster: PrivatePostgresql, tmp_path: Path
) -> None:
    deployment = on(cluster, tmp_path)
    asked = deployment.call("ask_many", number=EVERYBODY, mode="confidential")
    serve(deployment)

    def harm() -> None:
        for _ in range(2):
            time.sleep(0.7)
            cluster.stop_at_once()
            cluster.start()

    try:
        sent = while_they_send(deployment, asked, harm)
        assert sum(one.retries for one in sent) > 0
        everybody_is_stored_once(deployment, asked, sent)
    finally:
        deployment.kill_all()


@pytest.mark.proof
def test_alarm_a_database_that_does_not_wait_for_the_disk_loses_what_was_acknowledged(
    cluster: PrivatePostgresql, tmp_path: Path
) -> None:
    """The product refuses to start on such a database, so it becomes one meanwhile."""
    deployment = on(cluster, tmp_path)
    asked = deployment.call("ask_many", number=10, mode="confidential")
    serve(deployment)
    cluster.stop_waiting_for_the_disk()
    try:
        sent = send_all_at_once(deployment, crowd(asked))
        cluster.stop_at_once()
        cluster.start()
        stored = deployment.call("sealed_texts", round_id=asked["round"])
    finally:
        deployment.kill_all()

    assert {one.text for one in sent if one.is_acknowledged} - set(stored["texts"])
