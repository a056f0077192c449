"""What other programs may be told. Each app registers its kinds in `AppConfig.ready()`; messaging knows no other app.

Nothing announced is the only path: a kind names what happened since a moment, read from rows, at every sweep anew.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.functional import Promise


class Happening(NamedTuple):
    """One thing that happened: unique per kind and subject.

    `data` holds ids and nothing else, never a person's or a text; `url` is the path of the page that tells the rest
    to whoever may read it.
    """

    organization_id: int
    subject_key: str
    happened_at: datetime
    data: Mapping[str, int]
    url: str


@dataclass(frozen=True)
class NewsKind:
    """`since` names what happened in these organizations after a moment; it may name the same at every call."""

    name: str
    title: str | Promise
    since: Callable[[Collection[int], datetime], Iterable[Happening]]


_kinds: dict[str, NewsKind] = {}


def register(kind: NewsKind) -> None:
    if _kinds.setdefault(kind.name, kind) is not kind:
        raise ValueError(f"News of the kind {kind.name!r} is already registered.")


def unregister(name: str) -> None:
    _kinds.pop(name, None)


def kinds_of_news() -> list[NewsKind]:
    return list(_kinds.values())
