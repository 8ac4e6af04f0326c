"""The interface itself: who may come in, the routes in order, and every error of the framework in our form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial, wraps
from http.client import responses
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, ValidationError
from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema
from ninja.security import HttpBearer
from pydantic import TypeAdapter

from renown.desk.tokens import TokenRecord
from renown.errors import AmbiguousError, RenownError
from renown.web import served
from renown.web.api import arguments, operations, refusals, work
from renown.web.api.routes import ROOMS, ROUTES, Route

READING = ("GET", "HEAD")

View = Callable[..., HttpResponseBase]


class Token(HttpBearer):
    """`Authorization: Bearer TOKEN`, made with `renown token create`."""

    def authenticate(self, request: HttpRequest, token: str) -> TokenRecord | None:
        """The bearer of a token, if it may do what is asked."""
        bearer = served.desk().tokens.bearer(token)
        if bearer is not None and not bearer.writes and request.method not in READING:
            raise AuthorizationError(message="this token may only read")
        return bearer


class Interface(NinjaAPI):
    """The interface, and its description in words that every reader knows."""

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        """The description. It is made once: what it is made from stands in the code."""
        known: dict[str, OpenAPISchema] = self.__dict__.setdefault("_described", {})
        key = str(sorted(given.items()))
        if key not in known:
            known[key] = plainer(_refusable(super().get_openapi_schema(**given)))
        return known[key]


def _refusable(description: OpenAPISchema) -> OpenAPISchema:
    """The same, with what any address may answer instead: told once, for the framework makes a kind of its own for
    each status of each address, which takes it longer than all the rest."""
    refusal = TypeAdapter(refusals.Refusal).json_schema(ref_template=REF_TEMPLATE, mode="serialization")
    name = refusals.Refusal.__name__
    schemas = description["components"]["schemas"]
    schemas.update(refusal.pop("$defs", {}) | {name: refusal})
    content = {"application/json": {"schema": {"$ref": REF_TEMPLATE.format(model=name)}}}
    for methods in description["paths"].values():
        for operation in methods.values():
            for status in refusals.DOCUMENTED:
                operation["responses"][status] = {"description": responses[status], "content": content}
    return description


def plainer(part: Any) -> Any:
    """A description changed in place: a list of fixed places is one of so many of these kinds, for few programs that
    read descriptions know `prefixItems`; and no default is null, for an address cannot say null.

    >>> plainer({"prefixItems": [{"type": "integer"}, {"type": "string"}], "minItems": 2, "maxItems": 2})
    {'minItems': 2, 'maxItems': 2, 'items': {'anyOf': [{'type': 'integer'}, {'type': 'string'}]}}
    """
    if isinstance(part, dict):
        if "prefixItems" in part:
            kinds = part.pop("prefixItems")
            part["items"] = {"anyOf": [kind for at, kind in enumerate(kinds) if kind not in kinds[:at]]}
        if "in" in part and part.get("schema", {}).get("default", "") is None:
            del part["schema"]["default"]
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        plainer(inner)
    return part


@cache
def build() -> NinjaAPI:
    """The interface with every route. Its own page of documentation is left out: it would load from elsewhere."""
    api = Interface(
        title="Renown",
        version="1",
        description="Everything the pages show. Ids are 63-bit integers: read them as such, not as floats.",
        docs_url=None,
        docs_decorator=_with_token,
        auth=Token(),
        urls_namespace="api",
        parser=operations.Body(),
        renderer=operations.Renderer(),
    )
    _add_errors(api)
    for route, method, ask in sorted(_offered(), key=lambda offer: _how_open(offer[0])):
        operations.add(api, route, method, ask)
    return api


def _offered() -> Iterator[tuple[Route, Callable[..., Any], operations.Ask]]:
    for route in ROUTES:
        yield route, getattr(ROOMS[route.room], route.verb), partial(operations.answer, route)
    for route, piece in work.LONG_WORK:
        yield route, piece, partial(_call, piece)


def _call(piece: Callable[..., Any], sent: dict[str, Any]) -> Any:
    return piece(**sent)


def _how_open(route: Route) -> list[bool]:
    """Words before arguments: the first address that fits answers, so `/circles/{circle}` must not come before
    `/circles/suggestions`."""
    return [part.startswith("{") for part in route.path.split("/")]


def _with_token(view: View) -> View:
    """The description only for those who bear a token, like everything it describes."""

    @require_GET
    @wraps(view, assigned=())
    def described(request: HttpRequest, **given: Any) -> HttpResponseBase:
        return view(request, **given) if Token()(request) else _stranger(request)

    return described


def _stranger(request: HttpRequest, _error: object = None) -> HttpResponse:
    answer = refusals.told(401, "Unauthorised", "no token that is known", "renown token create NAME")
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _add_errors(api: NinjaAPI) -> None:
    def explained(request: HttpRequest, error: Any) -> HttpResponse:
        matches = error.matches if isinstance(error, AmbiguousError) else ()
        status = refusals.status_of(error)
        return refusals.told(status, type(error).__name__, error.message, error.hint, matches)

    def invalid(request: HttpRequest, error: Any) -> HttpResponse:
        sent = [{**e, "loc": e["loc"][1:]} for e in error.errors]
        return refusals.told(422, "InputError", arguments.in_words(sent))

    def unreadable(request: HttpRequest, error: Any) -> HttpResponse:
        return refusals.told(400, "InputError", "the request cannot be read", "send a body as one JSON object in UTF-8")

    def missing(request: HttpRequest, error: Any) -> HttpResponse:
        return refusals.told(404, "NotFoundError", "nothing is here", "the addresses are in /api/v1/openapi.json")

    def too_large(request: HttpRequest, error: Any) -> HttpResponse:
        return refusals.told(413, "TooLarge", "the body is larger than is taken", "send at most 2.5 MB")

    def reading_only(request: HttpRequest, error: Any) -> HttpResponse:
        hint = "renown token create NAME --may-write"
        return refusals.told(403, "Forbidden", "this token may only read", hint)

    api.add_exception_handler(RenownError, explained)
    api.add_exception_handler(ValidationError, invalid)
    api.add_exception_handler(Http404, missing)
    api.add_exception_handler(HttpError, unreadable)
    api.add_exception_handler(SuspiciousOperation, unreadable)
    api.add_exception_handler(RequestDataTooBig, too_large)
    api.add_exception_handler(AuthenticationError, _stranger)
    api.add_exception_handler(AuthorizationError, reading_only)
