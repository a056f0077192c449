"""A mail server that only remembers: it can refuse, hang up after DATA, or take its time. Runs in a thread."""

import asyncio
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self


@dataclass(frozen=True)
class Delivery:
    message_id: str
    recipient: str
    greeted_as: str
    at: float
    text: str


@dataclass
class SmtpSink:
    """`refusals`: recipient → answer to RCPT. `hang_ups`: recipients whose mail is kept but never acknowledged."""

    refusals: dict[str, str] = field(default_factory=dict)
    hang_ups: set[str] = field(default_factory=set)
    delay: float = 0.0
    deliveries: list[Delivery] = field(default_factory=list)
    connections: int = 0
    port: int = 0

    def __enter__(self) -> Self:
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(10)

    def copies(self) -> Counter[str]:
        return Counter(delivery.message_id for delivery in self.deliveries)

    def wait_for_deliveries(self, number: int, *, seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while len(self.deliveries) < number and time.monotonic() < deadline:
            time.sleep(0.005)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    async def _serve(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0, limit=2**24)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._over.wait()
        server.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            await self._converse(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 sink\r\n")
        greeted_as = recipient = ""
        while line := (await reader.readline()).decode().strip():
            verb, _, rest = line.partition(" ")
            answer = "250 fine"
            if verb.upper() in {"EHLO", "HELO"}:
                greeted_as = rest
            elif verb.upper() == "RCPT":
                recipient = re.sub(r"(?i)^to:<|>.*$", "", rest)
                answer = self.refusals.get(recipient, answer)
                await asyncio.sleep(self.delay / 2)
            elif verb.upper() == "DATA":
                writer.write(b"354 go\r\n")
                await self._keep(await reader.readuntil(b"\r\n.\r\n"), recipient, greeted_as)
                if recipient in self.hang_ups:
                    return
            elif verb.upper() == "QUIT":
                writer.write(b"221 bye\r\n")
                return
            writer.write(f"{answer}\r\n".encode())
            await writer.drain()

    async def _keep(self, raw: bytes, recipient: str, greeted_as: str) -> None:
        text = raw.decode(errors="replace")
        message_id = re.search(r"(?im)^message-id:\s*(\S+)", text)
        assert message_id
        self.deliveries.append(Delivery(message_id[1], recipient, greeted_as, time.monotonic(), text))
        await asyncio.sleep(self.delay / 2)
