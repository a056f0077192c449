import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from ctypes.util import find_library

import pytest
from django.conf import settings

from missionhub.core import pdf as core_pdf
from missionhub.core.pdf import PdfUnavailable, pdf

pytestmark = pytest.mark.pure
needs_pango = pytest.mark.skipif(not find_library("pango-1.0"), reason="Pango is not on this machine")


@pytest.fixture
def listener(socket_enabled) -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what it was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Silent."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def planted(address: str, file: str) -> str:
    return (
        f'<style>@import url("{address}/style.css"); p {{ background: url("{address}/back.png") }}</style>'
        f'<link rel="stylesheet" href="{address}/link.css"><link rel="attachment" href="{file}">'
        f'<p>Words <img src="{address}/image.png"><img src="{file}"><object data="{address}/object"></object></p>'
        f'<a rel="attachment" href="{address}/attachment">x</a><svg><image href="{address}/svg.png"/></svg>'
    )


@needs_pango
def test_document_opens_no_address_and_no_file(listener, tmp_path):
    address, asked = listener
    secret = tmp_path / "secret.txt"
    secret.write_text("CANARY" * 200)

    made = pdf(planted(address, secret.as_uri()))

    assert made.startswith(b"%PDF-")
    assert asked == []
    assert b"EmbeddedFile" not in made


@needs_pango
def test_alarm_an_engine_that_fetches_is_heard(listener, monkeypatch, tmp_path):
    address, asked = listener
    engine = tmp_path / "engine.py"
    text = core_pdf.ENGINE.read_text()
    engine.write_text(text.replace("url_fetcher=FontsOnly()", "url_fetcher=None"))
    monkeypatch.setattr(core_pdf, "ENGINE", engine)

    pdf(planted(address, "file:///dev/null"))

    assert asked


def test_machine_without_the_engine_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(core_pdf, "ENGINE", tmp_path / "nothing.py")

    with pytest.raises(PdfUnavailable, match="Print the page instead"):
        pdf("<p>Words</p>")


def test_web_process_starts_without_the_engine():
    code = "import missionhub.wsgi, missionhub.urls, sys; print([m for m in sys.modules if 'weasyprint' in m])"

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=settings.BASE_DIR, check=False
    )

    assert done.stdout.strip() == "[]", done.stderr
