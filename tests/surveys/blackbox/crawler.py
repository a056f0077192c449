"""Follows every link and asks every address, as one role, with every value that pages and schema offer, and guesses."""

import io
import re
import zipfile
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import product
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from surveys.disclosure import smallest_isolated
from surveys.disclosure.isolation import nested_residuals
from tests.architecture.routes import Route, all_routes
from tests.surveys.blackbox.planting import NAMED, SPREAD, Codes, Told

LINKS = re.compile(r"""(?:href|src|action|hx-get|data-[a-z-]+)=["']([^"'#][^"']*)["']""")
NUMBERS = re.compile(
    r"\d(?<![\w.]\d)\d*(?:\.\d+)?(?!\w)"
)  # begins with a digit, so that most letters are passed over fast
VALUES = re.compile(r"""<option value=["']([^"']+)["']""")
LEAVES = ("/accounts/logout/", "/static/")
CHANGES = re.compile(r"\b[\w-]{64}\b")  # a token against forgery
GUESSES = (
    *("team={a}&team={b}", "team={a}", "node={a}&node={b}", "round={round}&team={a}&team={b}", "round={round}"),
    *("format=csv", "format=json", "format=api", "ordering=n", "ordering=-n", "page=2", "page_size=1"),
    *("limit=1", "limit=200", "limit=1&after={a}", "from=2020-01-01&to=2030-01-01", "date=2026-01-01", "edition=2"),
    *("print=1", "waiting=mixing", "waiting=reading", "measure=mean", "question=index", "minimum=1", "search=families"),
)


@dataclass(frozen=True)
class Reply:
    role: str
    address: str
    status: int
    body: str

    @property
    def steady(self) -> str:
        """The body without what differs between two readings of the same page."""
        return CHANGES.sub("", self.body)


@dataclass(frozen=True)
class Known:
    """Ids that somebody may guess, how many pairs of teams are asked for, and each how many-th guess is made."""

    slug: str
    round: int
    nodes: tuple[int, ...]
    others: tuple[Any, ...]  # of figures, people, invitations
    pairs: int
    every: int

    def values(self, name: str) -> Sequence[Any]:
        if name == "organization_slug":
            return (self.slug,)
        return (self.round, *self.nodes, *self.others, 10**9)

    def queries(self) -> Iterator[str]:
        pairs = [(self.nodes[1], self.nodes[-2]), *zip(self.nodes, self.nodes[1:], strict=False)]
        for a, b in pairs[: self.pairs]:
            yield from dict.fromkeys(guess.format(a=a, b=b, round=self.round) for guess in GUESSES[:: self.every])


@dataclass
class Found:
    codes: Codes
    replies: list[Reply] = field(default_factory=list)
    operations: set[str] = field(default_factory=set)
    parameters: set[str] = field(default_factory=set)
    asked: dict[tuple[str, str], Reply] = field(default_factory=dict)  # read once by a role, by whatever road

    def told(self, replies: Iterable[Reply] | None = None) -> set[Told]:
        seen = (self.codes.decoded(number) for number in self._long(self.replies if replies is None else replies))
        return {told for told in seen if told}

    def by_address(self) -> dict[tuple[str, str], set[Told]]:
        return {(reply.role, reply.address): told for reply in self.replies if (told := self.told([reply]))}

    def texts(self) -> set[frozenset[str]]:
        """Each list of texts that one reply holds."""
        return {found for reply in self.replies if (found := frozenset(NAMED.findall(reply.body)))}

    def isolated(self) -> list[Told]:
        """Groups smaller than they may be that some combination of the numbers depends on."""
        found = []
        for question, cells in self._cells().items():
            for kind, minimum in (("", 5), (SPREAD, 8)):
                people = smallest_isolated(cells[kind], minimum).people
                if people:
                    found.append(Told(question, kind or "any", people))
        return found

    def smallest(self) -> int:
        """The smallest group that the numbers tell of, where they are nested."""
        residuals = [one for cells in self._cells().values() for one in nested_residuals(cells[""]) or []]
        return min(map(len, residuals), default=0)

    def _cells(self) -> dict[str, dict[str, list[frozenset[int]]]]:
        cells: dict[str, dict[str, list[frozenset[int]]]] = {}
        for told in self.told():
            of = cells.setdefault(told.question, {"": [], SPREAD: []})
            of[""].append(told.people)
            if told.kind == SPREAD:
                of[SPREAD].append(told.people)
        return cells

    def _long(self, replies: Iterable[Reply]) -> set[str]:
        """Only long numbers can be made of answers."""
        return {number for reply in replies for number in NUMBERS.findall(reply.body) if len(number) >= 6}

    def of(self, address: str) -> "Found":
        """What this address alone told."""
        return Found(self.codes, [reply for reply in self.replies if address in reply.address])

    def without(self, address: str) -> "Found":
        return Found(self.codes, [reply for reply in self.replies if address not in reply.address])

    def numbers(self) -> int:
        return sum(len(NUMBERS.findall(reply.body)) for reply in self.replies)

    def counts(self) -> str:
        pages = len({(reply.role, urlsplit(reply.address).path) for reply in self.replies if reply.status == 200})
        return (
            f"{pages} pages in {len(self.replies)} replies, {len(self.operations)} operations, "
            f"{len(self.parameters)} parameters tried, {self.numbers()} numbers seen, {len(self.told())} sets decoded, "
            f"smallest isolated group {self.smallest()}"
        )


def crawl(found: Found, role: str, client: Client, *starts: str, of_each: int) -> None:
    """Every link from these pages on; of pages of one kind that show no answers, so many."""
    waiting, asked, kinds = deque(starts), set(starts), Counter[str]()
    while waiting:
        address = waiting.popleft()
        reply = ask(found, role, client, address)
        for link in LINKS.findall(reply.body) if reply.status == 200 else ():
            there = urldefrag(urljoin(address, unescape(link))).url
            there = there.removeprefix("http://testserver")
            if there in asked or not there.startswith("/") or there.startswith(LEAVES):
                continue
            asked.add(there)
            kind = _kind(there)
            kinds[kind] += 1
            if kind and (kinds[kind] <= of_each or "results" in there):
                waiting.append(there)


def guess(found: Found, role: str, client: Client, known: Known, *, most: int) -> None:
    """Every address that the product has, with ids of anything in it; where answers may be told, with parameters."""
    for route in all_routes():
        for number, address in enumerate(addresses(route, known)):
            if number >= most and not _tells(address):
                break
            reply = ask(found, role, client, address)
            if reply.status == 200 and _tells(address):
                for query in known.queries():
                    ask(found, role, client, f"{address}?{query}")


def _tells(address: str) -> bool:
    return any(word in address for word in ("results", "figures", "alignment", "leaks"))


def addresses(route: Route, known: Known) -> Iterator[str]:
    if route.path.startswith(LEAVES[0][1:]) or route.view_class is None:
        return
    names = list(route._converters())
    for values in product(*(known.values(name) for name in names)):
        try:
            yield reverse(route.name, kwargs=dict(zip(names, values, strict=True)))
        except NoReverseMatch:  # an id of another kind
            continue


def operate(found: Found, role: str, client: Client, schema: Mapping[str, Any], known: Known) -> None:
    """Every operation that the schema tells of, with each value it offers; those that write, with nothing to write."""
    for path, methods in schema["paths"].items():
        for address, method in product(_filled(path, known), methods):
            found.operations.add(f"{method} {path}")
            reply = ask(found, role, client, address, method=method)
            if method == "get" and reply.status == 200:
                guesses = known.queries() if _tells(path) else ()
                for query in (*offered(methods[method], known), *guesses):
                    ask(found, role, client, f"{address}?{query}")


def _filled(path: str, known: Known) -> Iterator[str]:
    address = path.replace("{organization_slug}", known.slug)
    if "{" not in address:
        yield address
        return
    ids = (*known.others, *known.nodes[:1]) if _tells(path) else (1, known.round)
    for one in ids:
        yield re.sub(r"\{\w+\}", str(one), address)


def offered(operation: Mapping[str, Any], known: Known) -> Iterator[str]:
    for parameter in operation.get("parameters", ()):
        if parameter["in"] != "query":
            continue
        kind = parameter["schema"]
        values = kind.get("enum") or {"boolean": ("true", "false"), "integer": (1, known.round, *known.nodes[:2])}.get(
            kind.get("type", ""), ("x", "2026-01-01")
        )
        yield from (f"{parameter['name']}={value}" for value in values)


def ask(found: Found, role: str, client: Client, address: str, *, method: str = "get") -> Reply:
    if method == "get" and (role, address) in found.asked:
        return found.asked[role, address]
    sent = {} if method == "get" else {"data": "{}", "content_type": "application/json"}
    response = getattr(client, method)(address, **sent)
    reply = Reply(role, address, response.status_code, body_of(response))
    found.replies.append(reply)
    if method == "get":
        found.asked[role, address] = reply
    found.parameters.update(urlsplit(address).query.split("&") if "?" in address else ())
    return reply


def body_of(response: HttpResponseBase) -> str:
    """What came back, headers and unpacked files too."""
    content = response.getvalue() if response.streaming else response.content  # type: ignore[attr-defined]
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    headers = "\n".join(f"{name}: {value}" for name, value in response.items() if name != "Content-Length")
    return f"{headers}\n{content.decode(errors='replace')}"


def _kind(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""
