"""From a route to an operation: arguments, answer and words come from the method's own signature and docstring.

Invariant: an answer is sent as it is. The framework takes a pair for a status and a body, so every answer goes through
`answered`, which names the status itself.
"""

from __future__ import annotations

import functools
import inspect
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, get_type_hints

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.params.models import Query as InQuery
from ninja.parser import Parser
from ninja.renderers import JSONRenderer
from ninja.responses import NinjaJSONEncoder, Status

from renown.errors import InputError
from renown.web import served
from renown.web.api import arguments
from renown.web.api.routes import Route

_NAMES = re.compile(r"{(\w+)}")


class Body(Parser):
    """Reads a body as JSON, without the words for no number that only Python takes for JSON."""

    def parse_body(self, request: HttpRequest) -> Any:
        """What was sent. Raises ValueError, which is answered as unreadable."""
        return json.loads(request.body, parse_constant=_no_number)


def _no_number(word: str) -> None:
    raise ValueError(f"found {word}, which is no JSON")


class Encoder(NinjaJSONEncoder):
    """Writes every time in UTC and says so: what carries no zone here is UTC throughout the house.

    >>> json.dumps([datetime(2026, 5, 1, 12, 30)], cls=Encoder)
    '["2026-05-01T12:30:00Z"]'
    """

    def default(self, o: Any) -> Any:
        """What JSON has no form for."""
        if isinstance(o, datetime):
            return (o.astimezone(UTC) if o.tzinfo else o).replace(tzinfo=None).isoformat() + "Z"
        return super().default(o)


class Renderer(JSONRenderer):
    """Writes answers as JSON that every reader takes."""

    encoder_class = Encoder
    json_dumps_params = {"allow_nan": False}


Ask = Callable[[dict[str, Any]], Any]
"""Who answers, given the arguments by name."""


def add(api: NinjaAPI, route: Route, method: Callable[..., Any], ask: Ask) -> None:
    """Serve a route: `method` gives the arguments, the kind of answer and the words, `ask` the answer itself."""
    words = inspect.getdoc(method) or ""
    serve = api.api_operation(
        [route.method],
        route.path,
        response={200: arguments.sendable(get_type_hints(method)["return"])},
        summary=words.partition("\n")[0],
        description=words,
        operation_id=route.answers.replace(".", "_"),
        tags=[route.room],
    )
    serve(answered(_operation(route, method, ask)))


def answered(operation: Callable[..., Any]) -> Callable[..., Any]:
    """The operation, its answer marked as the body of a 200, whatever it is made of."""

    @functools.wraps(operation)
    def whole(request: HttpRequest, **given: Any) -> Status[Any]:
        return Status(200, operation(request, **given))

    whole.__signature__ = inspect.signature(operation)  # type: ignore[attr-defined]
    return whole


def _operation(route: Route, method: Callable[..., Any], ask: Ask) -> Callable[..., Any]:
    """A function with the signature that the interface shows."""
    shown = arguments.of(method)
    missing = set(_NAMES.findall(route.path)) - {parameter.name for parameter in shown}
    if missing:
        raise TypeError(f"{route.answers} takes no {missing}")
    placed = _placed(route, shown)
    asked = {name for name, parameter in placed.parameters.items() if isinstance(parameter.default, InQuery)}

    def operation(request: HttpRequest, **given: Any) -> Any:
        unknown = sorted(set(request.GET) - asked)
        if unknown:
            takes = ", ".join(sorted(asked)) or "none"
            raise InputError(f"found the argument {unknown[0]!r} behind the question mark, which takes {takes}")
        body = given.pop("body", None)
        sent = {} if body is None else {name: getattr(body, name) for name in body.model_fields_set}
        return ask({**given, **sent})

    operation.__name__ = route.answers.replace(".", "_")
    operation.__signature__ = placed  # type: ignore[attr-defined]
    return operation


def _placed(route: Route, shown: list[inspect.Parameter]) -> inspect.Signature:
    """Where each argument stands: in the address, behind its question mark, or in the body of a POST."""
    names = set(_NAMES.findall(route.path))
    placed = [inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=HttpRequest)]
    placed += [arguments.in_path(parameter) for parameter in shown if parameter.name in names]
    rest = [parameter for parameter in shown if parameter.name not in names]
    if route.method == "POST" and rest:
        placed.append(arguments.in_body(route.answers.replace(".", "_"), rest))
    else:
        placed += [arguments.in_query(parameter) for parameter in rest]
    return inspect.Signature(placed)


def answer(route: Route, sent: dict[str, Any]) -> Any:
    """What the open workspace answers on a route."""
    if "as_of" in sent:
        sent["as_of"] = moment(sent["as_of"])
    sent = {name: _aware(value) for name, value in sent.items()}
    return getattr(getattr(served.workspace(), route.room), route.verb)(**sent)


def _aware(value: Any) -> Any:
    """A time that a program sends without a zone is UTC, as those are that it is sent."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


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
