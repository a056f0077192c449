"""Every route of the product, read from the URL table itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver

METHODS = ("get", "head", "options", "post", "put", "patch", "delete")
SAMPLES = {"pk": 1, "number": 1, "token": "x" * 43, "path": "x"}


@dataclass(frozen=True)
class Route:
    name: str
    path: str
    pattern: URLPattern

    @property
    def view_class(self) -> type | None:
        return getattr(self.pattern.callback, "view_class", None) or getattr(self.pattern.callback, "cls", None)

    def methods(self) -> list[str]:
        """Those its view has, and one that it has not: whatever all others are asked, they are asked like that one."""
        actions = getattr(self.pattern.callback, "actions", None) or {}
        has = [method for method in METHODS if method in actions or hasattr(self.view_class, method)]
        return [*has, *[method for method in METHODS if method not in (*has, "head")][:1]]

    def url(self, slug: str) -> str:
        """A real path for the route, ids made up."""
        from django.urls import reverse

        kwargs: dict[str, Any] = {}
        for key, converter in self._converters().items():
            if key == "organization_slug":
                kwargs[key] = slug
            elif type(converter).__name__ == "UUIDConverter":
                kwargs[key] = uuid4()
            elif type(converter).__name__ == "IntConverter":
                kwargs[key] = 1
            else:
                kwargs[key] = SAMPLES.get(key, "x")
        return reverse(self.name, kwargs=kwargs)

    def _converters(self) -> dict[str, Any]:
        named = dict.fromkeys(self.pattern.pattern.regex.groupindex)
        return {**named, **self.pattern.pattern.converters}


def all_routes() -> list[Route]:
    return list(_walk(get_resolver().url_patterns, "", ""))


def tenant_routes() -> list[Route]:
    return [route for route in all_routes() if route.path.startswith(("o/<", "api/v1/"))]


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, space: str) -> Iterator[Route]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, prefix + str(pattern.pattern), inner)
        elif pattern.name:
            yield Route(space + pattern.name, prefix + str(pattern.pattern), pattern)
