"""Who may come in: devices in the same network, and programs that have a token."""

from __future__ import annotations

import time
from collections import deque
from http import HTTPStatus

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from renown.errors import InputError
from renown.web import served
from renown.web.certificate import FOLDER
from renown.web.lan import door_of
from renown.web.protection import public
from renown.web.views.request import begin_session, identifier

TRIES, SECONDS = 10, 60.0
"""So many links may be tried within so many seconds, by all devices together: nobody guesses 256 bits, nor may try."""

_tries: deque[float] = deque(maxlen=TRIES)


@require_GET
def devices(request: HttpRequest) -> HttpResponse:
    """The devices and programs that may come in, and how to let one more in."""
    return _page(request)


@require_POST
def change(request: HttpRequest, what: str) -> HttpResponse:
    """Invite or end a device, make a token or take one back."""
    desk, form = served.desk(), request.POST
    name = form.get("name", "").strip()[:60]
    if what in ("invite", "token") and settings.RENOWN_DEVICES_ONLY:
        raise InputError(_("this can be done on the machine itself only"), hint=_("open Renown there"))
    if what == "invite":
        return _invited(request, name or _("Phone"))
    if what == "token":
        if not name:
            raise InputError(_("no name was given"), hint=_("say which program it is for"))
        return _page(request, token=desk.tokens.create(name, writes="writes" in form))
    if what == "end":
        desk.devices.end(identifier(form.get("device")))
    elif what == "revoke":
        desk.tokens.take_back(identifier(form.get("token")))
    else:
        raise Http404
    return redirect("devices")


def _invited(request: HttpRequest, name: str) -> HttpResponse:
    door = door_of(served.workspace().path)
    if door is None:
        raise InputError(_("no device can come in now"), hint=_("start Renown with: renown serve --lan"))
    link = f"{door.base}/device/{served.desk().devices.invite(name)}/"
    drawn = segno.make_qr(link).svg_inline(border=3, svgclass="qr", lineclass=None, omitsize=True)
    return _page(request, link=link, qr=mark_safe(drawn))  # made of squares, by us


def _page(request: HttpRequest, **more: object) -> HttpResponse:
    desk = served.desk()
    context = {
        "door": door_of(served.workspace().path),
        "devices": desk.devices.all(),
        "tokens": desk.tokens.all(),
        "on_device": settings.RENOWN_DEVICES_ONLY,
        "own": request.session.get("device"),
    }
    return render(request, "preferences/devices.html", context | more)


@public
@require_http_methods(["GET", "POST"])
def admit(request: HttpRequest, token: str) -> HttpResponse:
    """Let a device in by its link; it asks first, so that whatever only looks at an address does not use it up."""
    if not settings.RENOWN_DEVICES_ONLY:
        raise Http404
    if request.method == "GET":
        return render(request, "preferences/admit.html")
    if not _may_try(time.monotonic()):
        return render(request, "preferences/admit.html", {"slower": True}, status=HTTPStatus.TOO_MANY_REQUESTS)
    device = served.desk().devices.admit(token)
    if device is None:
        return render(request, "preferences/admit.html", {"refused": True}, status=HTTPStatus.FORBIDDEN)
    begin_session(request, device)
    return redirect("today")


def _may_try(now: float) -> bool:
    if len(_tries) == TRIES and now - _tries[0] < SECONDS:
        return False
    _tries.append(now)
    return True


@public
@require_GET
def certificate(request: HttpRequest) -> HttpResponse:
    """The certificate, for a device to trust: it says nothing that is not sent to whoever connects."""
    try:
        found = (served.workspace().path / FOLDER / "certificate.pem").read_bytes()
    except OSError as error:
        raise Http404 from error
    return HttpResponse(found, content_type="application/x-x509-ca-cert")
