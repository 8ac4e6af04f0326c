"""From the signature of a room's method to what a program may send: names, types and limits.

Invariant: what the description says is what is taken. A body is read as strictly as JSON is; a name that nothing
bears is refused, for an argument that is passed over in silence answers another question than was asked.
"""

from __future__ import annotations

import functools
import inspect
import json
import operator
import types
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from ninja import Body, Query
from ninja import Path as InPath
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema, create_model
from pydantic_core import PydanticCustomError

from renown.web.views.request import IDS

LEFT_OUT = frozenset({"self", "progress"})
_LISTS = (Collection, Sequence, Iterable)
_FROM_ONE = frozenset({"page", "per_page"})


def _word(sent: Any) -> Any:
    """A truth value as it stands in an address: the words true and false, no others."""
    return {"true": True, "false": False}.get(sent, sent) if isinstance(sent, str) else sent


Whole = Annotated[int, Field(ge=0, lt=IDS)]
FromOne = Annotated[int, Field(ge=1, lt=IDS)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Truth = Annotated[bool, Field(strict=True), BeforeValidator(_word), WithJsonSchema({"type": "boolean"})]


def of(method: Callable[..., Any]) -> list[inspect.Parameter]:
    """The method's arguments, by name, with types that can be sent."""
    hints = get_type_hints(method)
    found = []
    for parameter in inspect.signature(method).parameters.values():
        if parameter.name not in LEFT_OUT and parameter.kind is not inspect.Parameter.VAR_KEYWORD:
            shown = str | None if parameter.name == "as_of" else sendable(hints[parameter.name])
            shown = FromOne if parameter.name in _FROM_ONE else shown
            found.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=shown))
    return found


def sendable(kind: Any) -> Any:
    """A type as JSON can carry it: any iterable of words is a list, a path is its text, a number has its limits."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inner = get_origin(kind), tuple(sendable(part) for part in get_args(kind) if part is not Ellipsis)
    if origin in _LISTS:
        return list[inner]  # type: ignore[valid-type]
    if origin is Mapping:
        return dict[inner[0], inner[1]]  # type: ignore[valid-type]
    if origin in (Union, types.UnionType):
        return functools.reduce(operator.or_, inner)
    return kind


_PLAIN: dict[Any, Any] = {Path: str, int: Whole, float: Number}


def in_path(parameter: inspect.Parameter) -> inspect.Parameter:
    """An argument that is part of the address."""
    return parameter.replace(annotation=_in_address(parameter.annotation), default=InPath(...))  # type: ignore[type-arg]


def in_query(parameter: inspect.Parameter) -> inspect.Parameter:
    """An argument behind the question mark."""
    default = ... if parameter.default is inspect.Parameter.empty else parameter.default
    asked = Query(default)  # type: ignore[type-arg]
    return parameter.replace(annotation=_in_address(parameter.annotation), default=asked)


def _in_address(kind: Any) -> Any:
    """A type as an address can carry it: all is text there, and what is not sent is not there."""
    parts = [part for part in get_args(kind) if part is not type(None)]
    if get_origin(kind) in (Union, types.UnionType):
        return str if str in parts else _in_address(functools.reduce(operator.or_, parts))
    return Truth if kind is bool else kind


def in_body(name: str, parameters: Sequence[inspect.Parameter]) -> inspect.Parameter:
    """One JSON object that carries the arguments; what it may leave out has the method's own default."""
    fields: dict[str, Any] = {
        p.name: (p.annotation, ... if p.default is inspect.Parameter.empty else p.default) for p in parameters
    }
    model = create_model(name, __config__=ConfigDict(extra="forbid"), **fields)
    optional = all(default is not ... for _, default in fields.values())
    return inspect.Parameter(
        "body",
        inspect.Parameter.KEYWORD_ONLY,
        annotation=Annotated[model, BeforeValidator(functools.partial(_strictly, model))],
        default=Body(None if optional else ...),  # type: ignore[type-arg]
    )


def _strictly(model: type[BaseModel], sent: Any) -> BaseModel:
    """The body, read by the rules of JSON all the way down: no number from a text, no date from a number."""
    try:
        return model.model_validate_json(json.dumps(sent), strict=True)
    except ValidationError as error:
        words = in_words(error.errors(include_url=False, include_input=False))
        raise PydanticCustomError("body", "{words}", {"words": words}) from error


def in_words(errors: Sequence[Mapping[str, Any]]) -> str:
    """What is wrong with arguments, as one line.

    >>> in_words([{"loc": ("page",), "msg": "Input should be a valid integer"}])
    'page: Input should be a valid integer'
    """
    return "; ".join(f"{'.'.join(map(str, e['loc'])) or 'the whole'}: {e['msg']}" for e in errors)
