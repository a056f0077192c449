"""Many phones that send at the same moment, and each the same bytes again until it is told what became of them."""

import hashlib
import http.client
import json
import time
import urllib.parse
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

from tests.failure.deployment import Deployment

CSRF = "c" * 32
PATIENCE = 90


@dataclass(frozen=True)
class Sent:
    """`state` is the last definite reply; `is_acknowledged` if it came with the digest of what was sent."""

    text: str
    state: str
    is_acknowledged: bool
    retries: int


def send_all_at_once(deployment: Deployment, forms: Sequence[tuple[str, str, str]]) -> list[Sent]:
    """Each form is (token, text, submission id)."""
    barrier = Barrier(len(forms))

    def send(form: tuple[str, str, str]) -> Sent:
        barrier.wait()
        return _until_told(deployment.port, *form)

    with ThreadPoolExecutor(len(forms)) as pool:
        return list(pool.map(send, forms))


def _until_told(port: int, token: str, text: str, submission: str) -> Sent:
    fields = {"token": token, "part": "2", "q-work": text, "submission_id": submission, "csrfmiddlewaretoken": CSRF}
    body, deadline, retries = urllib.parse.urlencode(fields), time.monotonic() + PATIENCE, 0
    digest = hashlib.sha256(f"q-work={text}".encode()).hexdigest()
    while time.monotonic() < deadline:
        reply = _post(port, body)
        if reply is not None:
            return Sent(text, reply["state"], reply.get("digest") == digest, retries)
        retries += 1
        time.sleep(0.2)
    return Sent(text, "no reply", False, retries)


def _post(port: int, body: str) -> dict[str, str] | None:
    """None if the line broke or the server could not say."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": "application/json",
        "Cookie": f"csrftoken={CSRF}",
    }
    try:
        connection.request("POST", "/a/", body, headers)
        reply = connection.getresponse()
        content = reply.read()
        return json.loads(content) if reply.status == 200 else None
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()
