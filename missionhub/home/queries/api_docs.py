"""The OpenAPI document as a page reads it: noun by noun, what one may ask and what one may send."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

HERE = "/api/v1/organizations/{organization_slug}"
METHODS = ("get", "post", "patch", "delete")


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    is_required: bool
    help_text: str


@dataclass(frozen=True)
class Operation:
    code: str
    method: str
    path: str
    description: str
    parameters: tuple[Field, ...]
    fields: tuple[Field, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True)
class DescribedNoun:
    name: str
    operations: tuple[Operation, ...]


def described_nouns(schema: Mapping[str, Any]) -> list[DescribedNoun]:
    found: dict[str, list[Operation]] = {}
    for path, methods in schema["paths"].items():
        for method in METHODS:
            if method in methods:
                told = methods[method]
                found.setdefault(told["tags"][0], []).append(_operation(schema, path, method, told))
    return [DescribedNoun(name, tuple(found[name])) for name in sorted(found)]


def _operation(schema: Mapping[str, Any], path: str, method: str, told: Mapping[str, Any]) -> Operation:
    named = [item for item in told.get("parameters", ()) if item["in"] != "path"]
    return Operation(
        code=told["operationId"],
        method=method.upper(),
        path=path.removeprefix(HERE),
        description=told.get("description", "").replace("`", ""),
        parameters=tuple(_field(schema, item["name"], item, item.get("required", False)) for item in named),
        fields=tuple(_sent(schema, told)),
        answers=tuple(told["responses"]),
    )


def _sent(schema: Mapping[str, Any], told: Mapping[str, Any]) -> Iterator[Field]:
    content = told.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return
    shape = _resolved(schema, content["schema"])
    for name, item in shape.get("properties", {}).items():
        yield _field(schema, name, {"schema": item, **item}, name in shape.get("required", ()))


def _field(schema: Mapping[str, Any], name: str, item: Mapping[str, Any], is_required: bool) -> Field:
    return Field(name, _kind(schema, item["schema"]), is_required, item.get("description", ""))


def _kind(schema: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    """In one or two words: text, number, day, one of …"""
    shapes = [_resolved(schema, part) for part in item.get("oneOf", item.get("allOf", [item]))]
    choices = [str(choice) for shape in shapes for choice in shape.get("enum", ()) if choice not in ("", None)]
    if choices:
        return " | ".join(choices)
    shape = shapes[0]
    if shape.get("type") == "array":
        return f"list of {_kind(schema, shape['items'])}"
    return str(shape.get("format") or shape.get("type") or "value")


def _resolved(schema: Mapping[str, Any], item: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in item:
        return _resolved(schema, item["allOf"][0]) if "allOf" in item else item
    resolved: Mapping[str, Any] = schema["components"]["schemas"][item["$ref"].rsplit("/", 1)[-1]]
    return resolved
