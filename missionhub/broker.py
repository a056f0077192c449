"""The broker of an installation without Redis: kombu's filesystem transport, whose files are never seen half written.

As it comes, a file is there before its words are. Whoever reads it in between finds nothing, and a worker takes that
for a broken message and ends.
"""

import uuid
from pathlib import Path
from time import monotonic
from typing import Any

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]
        name = f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        _write_whole(Path(self.data_folder_out) / name, dumps(payload))

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        table = self._exchange_file(exchange)
        with (self.control_folder / ".lock").open("w") as held:  # closing it lets go
            filesystem.lock(held, filesystem.LOCK_EX)
            if not table.exists():
                _write_whole(table, "[]")
        super()._queue_bind(exchange, routing_key, pattern, queue)


def _write_whole(path: Path, text: str) -> None:
    """Write beside, under a name that no queue reads, and put it in place at once."""
    beside = path.with_name(f".{uuid.uuid4()}")
    beside.write_text(text)
    beside.replace(path)


class Transport(filesystem.Transport):
    Channel = Channel


TRANSPORT_ALIASES["files"] = f"{__name__}:Transport"
