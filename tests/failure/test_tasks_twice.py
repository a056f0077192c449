"""Every task of the product delivered twice at once, and once more later: the database ends as after one delivery."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.failure import stores
from tests.failure.conftest import Deploy
from tests.failure.senders import Senders
from tests.failure.smtp_sink import SmtpSink

ONCE, TWICE_AND_LATER = [1], [2, 1]
PREPARED: dict[str, tuple[str, ...]] = {  # what it is told; `worlds.work_for_every_task` has something to do for each
    "alignment.tasks.read_founder_answer": ("reading_id",),
    "alignment.tasks.read_mission_drift": ("mission_id",),
    "alignment.tasks.score_round": ("round_id",),
    "alignment.tasks.sweep": (),
    "missionhub.home.tasks.heartbeat": (),
    "missionhub.home.tasks.furnish_demonstration": (),
    "missionhub.messaging.tasks.deliver": (),
    "missionhub.messaging.tasks.plan": (),
    "missionhub.messaging.tasks.send": (),
    "surveys.tasks.sweep_rounds": (),
}
PLANTED = "tests.failure.reminding.tasks.count_up"


class World:
    """A database that is copied for each run, with the keys and the mailbox beside it."""

    def __init__(self, senders: Senders, sink: SmtpSink, folder: Path) -> None:
        self._senders, self._sink, self._folder = senders, sink, folder
        self._ids = senders.call("worlds.work_for_every_task")
        self.before: dict[str, list[str]] = senders.call("tasks_twice.contents")

    def after(self, task: str, *, times: list[int]) -> dict[str, list[str]]:
        facts = {name: self._ids[name] for name in PREPARED.get(task, ())}
        keys = self._folder / "copied-keys"
        shutil.rmtree(keys, ignore_errors=True)
        shutil.copytree(self._folder / "keys", keys)
        told = self._folder / "told"
        told.write_text("")
        seen = len(self._sink.deliveries)
        with stores.copy_of(self._senders.deployment.store, self._folder) as database:
            order: dict[str, Any] = {"task": task, "facts": facts, "times": times, "told": str(told)}
            found: dict[str, list[str]] = self._senders.call(
                "tasks_twice.run", database=database, keys=str(keys), **order
            )
        found["mails"] = sorted(delivery.message_id for delivery in self._sink.deliveries[seen:])
        found["told"] = sorted(line.split()[0] for line in told.read_text().splitlines())
        found["keys"] = sorted(path.name for path in keys.iterdir())
        return found


@pytest.fixture
def senders(deploy: Deploy, sink: SmtpSink) -> Senders:
    return Senders(deploy(settings="tests.failure.settings", EMAIL_URL=sink.url))


@pytest.fixture
def world(senders: Senders, sink: SmtpSink, tmp_path: Path) -> World:
    return World(senders, sink, tmp_path)


def differing(one: dict[str, list[str]], other: dict[str, list[str]]) -> list[str]:
    return [table for table, rows in one.items() if other.get(table, []) != rows]


def test_every_task_run_twice_at_once_and_again_ends_as_run_once(world: World) -> None:
    for task in PREPARED:
        once = world.after(task, times=ONCE)

        assert differing(once, world.before) != [], f"{task} has nothing to do"
        assert world.after(task, times=TWICE_AND_LATER) == once, task


def test_alarm_a_task_that_counts_up_is_caught(world: World) -> None:
    once = world.after(PLANTED, times=ONCE)

    assert differing(once, world.after(PLANTED, times=TWICE_AND_LATER)) == ["organizations.Organization"]


@pytest.mark.parametrize("store", ["embedded"], indirect=True)
def test_every_task_of_the_product_is_prepared_and_a_new_one_is_seen(senders: Senders) -> None:
    assert set(senders.call("tasks_twice.names")) - set(PREPARED) == {PLANTED}
