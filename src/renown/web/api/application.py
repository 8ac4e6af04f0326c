"""The interface itself: who may come in, the routes, and the one form of every error."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, AuthorizationError, ValidationError
from ninja.security import HttpBearer

from renown.desk.tokens import TokenRecord
from renown.errors import AmbiguousError, RenownError
from renown.web import lobby
from renown.web.api import serving, work
from renown.web.api.routes import ROOMS, ROUTES
from renown.web.views.errors import STATUS, told

READING = ("GET", "HEAD")


class Token(HttpBearer):
    """`Authorization: Bearer TOKEN`, made with `renown token create`."""

    def authenticate(self, request: HttpRequest, token: str) -> TokenRecord | None:
        """The bearer of a token, if it may do what is asked."""
        bearer = lobby.desk().tokens.bearer(token)
        if bearer is not None and not bearer.writes and request.method not in READING:
            raise AuthorizationError(message="this token may only read")
        return bearer


def build() -> NinjaAPI:
    """The interface with every route. Its own page of documentation is left out: it would load from elsewhere."""
    api = NinjaAPI(
        title="Renown",
        version="1",
        description="Everything the pages show. Ids are 63-bit integers: read them as such, not as floats.",
        docs_url=None,
        auth=Token(),
        urls_namespace="api",
    )
    _add_errors(api)
    for route in ROUTES:
        serving.add(api, route, ROOMS[route.room])
    api.add_router("", work.router)
    return api


def _add_errors(api: NinjaAPI) -> None:
    def explained(request: HttpRequest, error: Any) -> HttpResponse:
        status = next((status for kind, status in STATUS if isinstance(error, kind)), 400)
        matches = list(error.matches) if isinstance(error, AmbiguousError) else []
        return _error(request, status, type(error).__name__, error.message, error.hint, matches)

    def invalid(request: HttpRequest, error: Any) -> HttpResponse:
        words = "; ".join(f"{'.'.join(map(str, e['loc'][1:])) or 'request'}: {e['msg']}" for e in error.errors)
        return _error(request, 422, "InputError", words)

    def _error(
        request: HttpRequest, status: int, kind: str, words: str, hint: str = "", matches: list[str] | None = None
    ) -> HttpResponse:
        return api.create_response(request, told(kind, words, hint, matches), status=status)

    api.add_exception_handler(RenownError, explained)
    api.add_exception_handler(ValidationError, invalid)
    api.add_exception_handler(Http404, lambda request, _: _error(request, 404, "NotFoundError", "nothing is here"))
    api.add_exception_handler(
        AuthenticationError,
        lambda request, _: _error(request, 401, "Unauthorised", "no token that is known", "renown token create NAME"),
    )
    api.add_exception_handler(
        AuthorizationError,
        lambda request, _: _error(
            request, 403, "Forbidden", "this token may only read", "renown token create NAME --may-write"
        ),
    )
