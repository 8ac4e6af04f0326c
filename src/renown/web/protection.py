"""What stands between a browser and every page: headers, the way in, and errors as sentences.

Invariant: a view is closed unless it says `@public`; no page may load, send or be framed anywhere but here.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.http.response import HttpResponseBase

from renown.errors import RenownError
from renown.web import served
from renown.web.api.refusals import API, in_form
from renown.web.views.errors import explained, not_a_page, sign_in_first
from renown.web.views.request import is_signed_in

Answer = Callable[[HttpRequest], HttpResponseBase]
View = TypeVar("View", bound=Callable[..., HttpResponseBase])

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

STEERING = dict.fromkeys(
    [
        *(set(range(0x20)) - {0x09, 0x0A, 0x0D}),
        *range(0x7F, 0xA0),
        0x061C,
        *range(0x200E, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
    ]
)
"""Signs that are not seen but turn text around or steer whatever shows it: control signs, and those of Unicode's
bidirectional algorithm (UAX 9, section 2). Joiners stay, for scripts and emoji need them."""


def public(view: View) -> View:
    """Mark a view as open to those who are not signed in."""
    view.public = True  # type: ignore[attr-defined]
    return view


class ApiDoorMiddleware:
    """Sends programs to the addresses that are theirs; they are loaded with the first who asks."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(API) and not settings.RENOWN_DEVICES_ONLY:
            request.urlconf = "renown.web.api.addresses"
        return self._answer(request)


class ProtectionMiddleware:
    """Answers only to this machine's own names, in the form of programs where they ask, with the protecting headers."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            request.get_host()
            response = self.get_response(request)
        except DisallowedHost:
            response = HttpResponseBadRequest("This address is not served here.", content_type="text/plain")
        response = in_form(request, response)
        for name, value in HEADERS.items():
            response.headers[name] = value
        if not request.path.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"
        return response


class SteeringSignsMiddleware:
    """Takes signs that steer out of every page, so that no text of the data can turn the words beside it around.

    It does so for whole pages, because names, texts and file names from the data stand everywhere; our own words
    have no use for such signs.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and response.headers.get("Content-Type", "").startswith("text/html"):
            response.content = response.content.decode().translate(STEERING).encode()
        return response


class SignInMiddleware:
    """Lets only the owner's session through, except to public views."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, _args: object, _kwargs: object) -> HttpResponse | None:
        """Stop before the view runs when nobody is signed in."""
        if getattr(view, "public", False) or request.path.startswith(API) or is_signed_in(request):
            return None
        return sign_in_first(request)


class ExplainedErrorMiddleware:
    """Turns what Renown can explain into a page that says what happened and what to do."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if (refused := getattr(request, "refused_upload", None)) is not None:
            return explained(request, refused)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not request.path.startswith(API):
            return not_a_page(request, response.headers.get("Allow", ""))
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Render an error of our own; leave every other to Django."""
        return explained(request, error) if isinstance(error, RenownError) else None


class CountedDecisionsMiddleware:
    """Lets the manifest count what was decided with a request, so that its loss is noticed from then on."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            served.desk().note()
        return response
