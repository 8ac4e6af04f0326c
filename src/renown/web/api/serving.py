"""From a route to an operation: arguments, answer and words come from the method's own signature and docstring."""

from __future__ import annotations

import functools
import inspect
import operator
import re
import types
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.http import HttpRequest
from ninja import Body, NinjaAPI, Query
from ninja import Path as InPath
from pydantic import create_model

from renown.errors import InputError
from renown.web import lobby
from renown.web.api.routes import Route
from renown.workspace import Workspace

LEFT_OUT = frozenset({"self", "progress"})
_LISTS = (Collection, Sequence, Iterable)
_NAMES = re.compile(r"{(\w+)}")


def add(api: NinjaAPI, route: Route, room: type) -> None:
    """Serve a route by its method of the room."""
    method = getattr(room, route.verb)
    operation = _operation(route, method)
    answer = get_type_hints(method).get("return", Any)
    serve = api.api_operation(
        [route.method],
        route.path,
        response=None if answer is type(None) else _sendable(answer),
        summary=_summary(method),
        description=inspect.getdoc(method),
        operation_id=route.answers.replace(".", "_"),
        tags=[route.room],
    )
    serve(operation)


def _summary(method: Callable[..., Any]) -> str:
    return (inspect.getdoc(method) or "").partition("\n")[0]


def _operation(route: Route, method: Callable[..., Any]) -> Callable[..., Any]:
    """A function with the signature that the interface shows, which calls the method of the open workspace."""
    names = set(_NAMES.findall(route.path))
    shown = _parameters(method)
    missing = names - {parameter.name for parameter in shown}
    if missing:
        raise TypeError(f"{route.answers} takes no {missing}")

    def operation(request: HttpRequest, **given: Any) -> Any:
        body = given.pop("body", None)
        sent = {} if body is None else {name: getattr(body, name) for name in body.model_fields_set}
        return answer(lobby.workspace(), route, {**given, **sent})

    signature = [inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=HttpRequest)]
    signature += [_placed(p, InPath) for p in shown if p.name in names]
    rest = [parameter for parameter in shown if parameter.name not in names]
    if route.method == "POST" and rest:
        signature.append(_body(route, rest))
    else:
        signature += [_placed(parameter, Query) for parameter in rest]
    operation.__name__ = route.answers.replace(".", "_")
    operation.__signature__ = inspect.Signature(signature)  # type: ignore[attr-defined]
    return operation


def answer(workspace: Workspace, route: Route, arguments: dict[str, Any]) -> Any:
    """What the workspace answers on a route."""
    if "as_of" in arguments:
        arguments["as_of"] = moment(arguments["as_of"])
    return getattr(getattr(workspace, route.room), route.verb)(**arguments)


def moment(text: str | None) -> datetime | str | None:
    """The moment a text means: nothing is today, `latest` the day after the newest fact, else a date or a time.

    >>> moment("2026-05-01").isoformat(), moment("latest"), moment(None)
    ('2026-05-01T00:00:00+00:00', 'latest', None)
    """
    if not text or text == "latest":
        return text or None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"as_of: found {text!r}, expected a date, an ISO time, or latest") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _parameters(method: Callable[..., Any]) -> list[inspect.Parameter]:
    """The method's arguments, by name, with types that can be sent."""
    hints = get_type_hints(method)
    found = []
    for parameter in inspect.signature(method).parameters.values():
        if parameter.name not in LEFT_OUT and parameter.kind is not inspect.Parameter.VAR_KEYWORD:
            shown = str | None if parameter.name == "as_of" else _sendable(hints[parameter.name])
            found.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=shown))
    return found


def _sendable(kind: Any) -> Any:
    """A type as JSON can carry it: any iterable of words is a list, a path is its text."""
    origin, inner = get_origin(kind), tuple(_sendable(part) for part in get_args(kind) if part is not Ellipsis)
    if kind is Path:
        return str
    if origin in _LISTS:
        return list[inner]  # type: ignore[valid-type]
    if origin is Mapping:
        return dict[inner[0], inner[1]]  # type: ignore[valid-type]
    if origin in (Union, types.UnionType):
        return functools.reduce(operator.or_, inner)
    return kind


def _placed(parameter: inspect.Parameter, place: Callable[..., Any]) -> inspect.Parameter:
    default = ... if parameter.default is inspect.Parameter.empty else parameter.default
    return parameter.replace(default=place(default))


def _body(route: Route, parameters: list[inspect.Parameter]) -> inspect.Parameter:
    """One JSON object that carries the arguments."""
    fields: dict[str, Any] = {
        p.name: (p.annotation, ... if p.default is inspect.Parameter.empty else p.default) for p in parameters
    }
    model = create_model(f"{route.room}_{route.verb}", **fields)
    optional = all(default is not ... for _, default in fields.values())
    return inspect.Parameter(
        "body",
        inspect.Parameter.KEYWORD_ONLY,
        annotation=model,
        default=Body(None if optional else ...),  # type: ignore[type-arg]
    )
