"""Whoever looks between two steps of a writer finds a whole file or none: half of one would end a worker."""

import json
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection
from kombu.transport import filesystem

from missionhub import broker

WORDS = {"body": "ring" * 5_000}


@pytest.fixture
def options(tmp_path):
    for name in ("messages", "control"):
        (tmp_path / name).mkdir()
    messages = str(tmp_path / "messages")
    return {"data_folder_in": messages, "data_folder_out": messages, "control_folder": str(tmp_path / "control")}


def open_channel(options, transport="files"):
    return Connection(f"{transport}://localhost", transport_options=options).channel()


@pytest.fixture
def seen(monkeypatch, options):
    """What another process reads each time a file has been made but nothing been written to it, and each time after."""
    found: list[object] = []
    reader = open_channel(options)

    def look() -> None:
        try:
            found.append(reader._get("sweeps"))
        except (Empty, json.JSONDecodeError) as failure:
            found.append(type(failure))
        try:
            reader.get_table("sweeps")
        except json.JSONDecodeError as failure:
            found.append(failure)

    lock, write_text = filesystem.lock, Path.write_text
    monkeypatch.setattr(
        filesystem, "lock", lambda *given: (look(), lock(*given))[1] if is_writing(*given) else lock(*given)
    )
    monkeypatch.setattr(
        Path, "write_text", lambda path, text: (write_text(path, ""), look(), write_text(path, text))[-1]
    )
    return found


def is_writing(file, flags) -> bool:
    return flags == filesystem.LOCK_EX and not file.name.endswith(".lock")


def test_a_message_is_whole_or_not_there(options, seen):
    channel = open_channel(options)
    channel._put("sweeps", WORDS)

    assert (seen, channel._get("sweeps")) == ([Empty], WORDS)


def test_alarm_the_transport_as_it_comes_shows_an_empty_message(options, seen):
    open_channel(options, "filesystem")._put("sweeps", WORDS)

    assert seen == [json.JSONDecodeError]


def test_a_table_of_queues_is_whole_or_not_there(options, seen):
    channel = open_channel(options)
    for queue in ("sweeps", "mails"):
        channel._queue_bind("sweeps", queue, "", queue)

    assert {one for one in seen if isinstance(one, json.JSONDecodeError)} == set()
    assert {row.queue for row in channel.get_table("sweeps")} == {"sweeps", "mails"}


def test_alarm_the_transport_as_it_comes_shows_an_empty_table(options, seen):
    open_channel(options, "filesystem")._queue_bind("sweeps", "sweeps", "", "sweeps")

    assert any(isinstance(one, json.JSONDecodeError) for one in seen)


def test_a_file_left_by_a_killed_writer_rings_for_nobody(options):
    channel = open_channel(options)
    Path(options["data_folder_out"], ".4f1c").write_text("{")

    with pytest.raises(Empty):
        channel._get("sweeps")
    assert channel._size("sweeps") == 0


def test_the_product_without_redis_uses_it():
    assert isinstance(Connection("files://localhost").transport, broker.Transport)
