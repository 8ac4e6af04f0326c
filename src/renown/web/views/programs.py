"""The page about the addresses for programs: what each answers and takes, from the description that programs get."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@dataclass(frozen=True, slots=True)
class Taken:
    """Something that an address takes: where it stands (path, query or body), its kind in words, whether it must be."""

    name: str
    where: str
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class Address:
    """An address for programs, in words."""

    method: str
    path: str
    words: str
    takes: tuple[Taken, ...]


@require_GET
def programs(request: HttpRequest) -> HttpResponse:
    """Every address, by what it is about."""
    return render(request, "programs.html", {"parts": described(), "many": sum(len(rows) for _, rows in described())})


@cache
def described() -> tuple[tuple[str, tuple[Address, ...]], ...]:
    """The addresses by the first word of their paths. It is made once, for what it is made from stands in the code."""
    from renown.web.api.application import build  # the page of programs alone asks for it

    description: Mapping[str, Any] = build().get_openapi_schema(path_prefix="")
    schemas = description.get("components", {}).get("schemas", {})
    parts: dict[str, list[Address]] = defaultdict(list)
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            words = operation.get("description") or operation.get("summary", "")
            takes = (*_parameters(operation), *_body(operation, schemas))
            parts[path.split("/")[1]].append(Address(method.upper(), path, words, takes))
    return tuple(
        (name, tuple(sorted(rows, key=lambda row: (row.path, row.method)))) for name, rows in sorted(parts.items())
    )


def _parameters(operation: Mapping[str, Any]) -> Iterator[Taken]:
    for one in operation.get("parameters", ()):
        yield Taken(one["name"], one["in"], kind_of(one["schema"]), bool(one.get("required")))


def _body(operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[Taken]:
    content = operation.get("requestBody", {}).get("content", {})
    sent: Mapping[str, Any] = next((kind["schema"] for kind in content.values()), {})
    schema = schemas.get(sent.get("$ref", "").rpartition("/")[2], sent)
    for name, part in schema.get("properties", {}).items():
        yield Taken(name, "body", kind_of(part), name in schema.get("required", ()))


def kind_of(schema: Mapping[str, Any]) -> str:
    """What may be sent, in words.

    >>> kind_of({"type": "integer", "minimum": 0}), kind_of({"anyOf": [{"type": "string"}, {"type": "null"}]})
    ('number from 0', 'text')
    >>> kind_of({"type": "array", "items": {"type": "string"}}), kind_of({"enum": ["yes", "no"]})
    ('list of text', 'yes or no')
    """
    if "enum" in schema:
        return " or ".join(map(str, schema["enum"]))
    kinds = [kind_of(one) for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if kinds:
        return " or ".join(dict.fromkeys(kinds))
    if schema.get("type") == "array":
        return f"list of {kind_of(schema.get('items', {}))}"
    least = f" from {schema['minimum']:g}" if "minimum" in schema else ""
    words = {"integer": "number", "number": "number", "boolean": "true or false", "string": "text", "object": "object"}
    found = words.get(str(schema.get("type")), "anything")
    return {"date": "day", "date-time": "moment"}.get(schema.get("format", ""), found) + least
