"""The way in and out."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from renown.web import served
from renown.web.feedback import tell
from renown.web.protection import public
from renown.web.views.request import begin_session


@public
@require_GET
def sign_in(request: HttpRequest) -> HttpResponse:
    """How to get in."""
    return render(request, "sign_in.html", {"refused": False})


@public
@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Come in with a one-time link."""
    if settings.RENOWN_DEVICES_ONLY or not served.desk().redeem_link(token):
        return render(request, "sign_in.html", {"refused": True}, status=403)
    begin_session(request)
    return redirect("today")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out: every session ends, for a copy of this browser's cookie would be worth as much as the cookie.

    On a device that device's session ends alone.
    """
    if settings.RENOWN_DEVICES_ONLY:
        served.desk().devices.end(request.session["device"])
    else:
        served.desk().end_sessions()
    request.session.flush()
    tell(request, _("You are signed out, here and in every other browser."))
    return redirect("sign-in")


@require_POST
def look_from(request: HttpRequest) -> HttpResponse:
    """Look from today, or from the day after the newest fact."""
    latest = request.POST.get("as_of") == "latest"
    request.session["as_of"] = "latest" if latest else ""
    tell(request, _("Seen as of the newest fact.") if latest else _("Seen as of today."))
    return redirect(_back(request.POST.get("back", "")))


def _back(path: str) -> str:
    """A page of this server to go back to; the home page when the path is none."""
    try:
        resolve(path.partition("?")[0])
    except Resolver404:
        return "/"
    local = url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if local else "/"
