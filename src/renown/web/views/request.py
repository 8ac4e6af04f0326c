"""The request as the views see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from renown.errors import InputError, NotAllowedError
from renown.web import served

IDS = 1 << 63
"""Ids of people and accounts are below this: up to 19 digits."""


class Request(HttpRequest):
    """A request that knows whether htmx asks for a part of a page."""

    htmx: HtmxDetails


def scored(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Close a page of scores where candidates are kept: whom to win is never decided by one, so none is shown."""

    @wraps(view)
    def asked(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if served.workspace().recruiting:
            raise NotAllowedError(
                _("Nobody is scored in a workspace for candidates: a score says nothing about who fits a job."),
                hint=_("find them under Recruit"),
            )
        return view(request, *arguments, **named)

    return asked


def begin_session(request: HttpRequest, device: int | None = None) -> None:
    """Begin the owner's session in this browser; device: on the device of this number."""
    request.session.cycle_key()
    if device is not None:
        request.session["device"] = device
    request.session["owner"] = True
    request.session["generation"] = served.desk().session_generation()


def is_signed_in(request: HttpRequest) -> bool:
    """Whether this is the owner's browser, in a session that nobody has ended since; looked up once per request."""
    session = getattr(request, "session", None)
    if not session or not session.get("owner"):
        return False
    seen: tuple[object, bool] | None = getattr(request, "_session_seen", None)
    if seen is None or seen[0] != session.get("generation"):
        stands = _stands(session.get("device"), session.get("generation"))
        seen = request._session_seen = session.get("generation"), stands  # type: ignore[attr-defined]
    return seen[1]


def _stands(device: int | None, generation: int | None) -> bool:
    """Whether a session lets in here: those of devices at the door for devices, all others on the machine itself."""
    if settings.RENOWN_DEVICES_ONLY:
        return device is not None and bool(served.desk().devices.stands(device))
    return device is None and bool(generation == served.desk().session_generation())


def as_of(request: HttpRequest) -> str | None:
    """The moment the owner looks from: today, or the day after the newest fact."""
    return "latest" if request.session.get("as_of") == "latest" else None


def number(text: str | None, default: int) -> int:
    """A whole number from a query; the default when it is none.

    >>> number("3", 1), number("three", 1), number(None, 1)
    (3, 1, 1)
    """
    return int(text) if text and text.isdecimal() and len(text) < 18 else default


def identifier(text: str | None) -> int:
    """The id that a form or a query names. Raises InputError (400) when it is none.

    >>> identifier("4611686018427387901")
    4611686018427387901
    """
    # The length first: Python itself refuses to read a number of many thousand digits.
    if text and text.isdecimal() and len(text) <= len(str(IDS)) and int(text) < IDS:
        return int(text)
    raise InputError(_("the number that was sent is none that exists here"), hint=_("open the page again"))
