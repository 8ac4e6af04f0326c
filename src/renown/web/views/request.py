"""The request as the views see it."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """A request that knows whether htmx asks for a part of a page."""

    htmx: HtmxDetails


def as_of(request: HttpRequest) -> str | None:
    """The moment the owner looks from: today, or the day after the newest fact."""
    return "latest" if request.session.get("as_of") == "latest" else None


def number(text: str | None, default: int) -> int:
    """A whole number from a query; the default when it is none.

    >>> number("3", 1), number("three", 1), number(None, 1)
    (3, 1, 1)
    """
    return int(text) if text and text.isdecimal() and len(text) < 18 else default
