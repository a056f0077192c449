"""Somebody who is signed in and goes on working; every answer is noted."""

import http.cookiejar
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter


class Browser:
    def __init__(self, address: str, *, cookies: dict[str, str]) -> None:
        self.address = address
        self.answers: Counter[tuple[str, int]] = Counter()
        self.longest = 0.0
        jar = http.cookiejar.CookieJar()
        for name, value in cookies.items():
            jar.set_cookie(_cookie(name, value, host=urllib.parse.urlsplit(address).hostname or ""))
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def look(self, path: str) -> str:
        return self._ask(path, None)

    def send(self, path: str, **fields: str) -> str:
        """Fills in the page's form."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.look(path))
        assert token, f"{path} has no form"
        return self._ask(path, urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token[1]}).encode())

    def statuses(self) -> set[int]:
        return {status for _, status in self.answers}

    def _ask(self, path: str, data: bytes | None) -> str:
        begun = time.monotonic()
        request = urllib.request.Request(self.address + path, data, {"Referer": self.address + path})
        try:
            with self._opener.open(request, timeout=60) as page:
                status, text = page.status, page.read().decode()
        except urllib.error.HTTPError as error:
            status, text = error.code, ""
        self.answers["POST" if data else "GET", status] += 1
        self.longest = max(self.longest, time.monotonic() - begun)
        return text


def _cookie(name: str, value: str, *, host: str) -> http.cookiejar.Cookie:
    none = {"port": None, "expires": None, "comment": None, "comment_url": None, "rest": {}}
    yes = {"path_specified": True, "discard": True}
    no = {"port_specified": False, "domain_specified": False, "domain_initial_dot": False, "secure": False}
    return http.cookiejar.Cookie(version=0, name=name, value=value, domain=host, path="/", **none, **yes, **no)
