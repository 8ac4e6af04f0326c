"""The owner's time on the pages: every moment is shown where the owner's clocks stand."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from urllib.parse import unquote

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from renown.errors import RenownError
from renown.web import served
from renown.web.views.request import is_signed_in

ZONE_COOKIE = "renown_zone"
LONGEST = 60


class LocalTimeMiddleware:
    """Shows the times of a request in the owner's zone, and takes it from the browser where nobody named one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        timezone.deactivate()
        if is_signed_in(request):
            if told := browser_zone(request):
                with suppress(RenownError):  # a disk that takes nothing can be read all the same
                    served.workspace().preferences.hear_zone(told)
            request.wishes = served.workspace().preferences.all()  # type: ignore[attr-defined]
            timezone.activate(request.wishes.zone)  # type: ignore[attr-defined]
        return self.get_response(request)


def browser_zone(request: HttpRequest) -> str:
    """The zone that the browser told; "" where it told none."""
    return unquote(request.COOKIES.get(ZONE_COOKIE, ""))[:LONGEST]
