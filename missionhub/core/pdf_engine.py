"""Reads a document, writes a PDF. Run as a process of its own: `python -I pdf_engine.py FONTS < in.html > out.pdf`.

Whatever the document asks for is refused, but for the fonts that ship with the product: no file, no address, no
script. The process may not outgrow a gigabyte or twenty seconds of work.
"""

import resource
import sys
from pathlib import Path

FONT_SCHEME = "font:"
MEMORY, SECONDS = 1_000_000_000, 20


def main(fonts: Path) -> None:
    if sys.platform == "linux":  # elsewhere the system refuses to limit what is in use already
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    from weasyprint import HTML  # type: ignore[import-untyped]  # noqa: PLC0415 - the limits come first
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]  # noqa: PLC0415 - the same

    class FontsOnly(URLFetcher):  # ships no types
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            known = {FONT_SCHEME + path.name: path for path in fonts.glob("*.woff2")}
            if url not in known:
                raise ValueError("A document may ask for our fonts and nothing else.")
            return URLFetcherResponse(url, known[url].read_bytes(), {"Content-Type": "font/woff2"})

    document = HTML(string=sys.stdin.buffer.read().decode(), base_url=None, url_fetcher=FontsOnly())
    document.write_pdf(sys.stdout.buffer)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
