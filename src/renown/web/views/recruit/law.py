"""What the law asks to be done about candidates, and when; done by one click, taken back where that is lawful."""

from __future__ import annotations

from typing import Literal, cast

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from renown.errors import InputError
from renown.web import served
from renown.web.feedback import Undo, tell
from renown.web.views.recruit.candidates import elsewhere, gone
from renown.web.views.request import Request, number

LONGEST_LINE = 500
LONGEST_CERTIFICATE = 100_000


@require_GET
def law(request: Request) -> HttpResponse:
    """What is due."""
    ws = served.workspace()
    if not ws.recruiting:
        return elsewhere(request)
    room = ws.law
    due = room.due(everything=True)
    context = {
        "due": [line for line in due if line.state != "open"],
        "ahead": [line for line in due if line.state == "open"][:50],
        "going": [line for line in due if line.act == "erase" and line.state == "due"],
        "standing": room.state(),
        "company": room.company(),
        "policies": room.policies(),
    }
    return render(request, "recruit/law.html", context)


@require_POST
def do(request: Request, what: str) -> HttpResponse:
    """Do what is due about one, erase all who have to go, say who keeps the data, or check a certificate."""
    room, sent = served.workspace().law, request.POST
    if what == "company":
        room.set_company(*(sent.get(name, "")[:LONGEST_LINE] for name in ("name", "address", "contact")))
        tell(request, _("Kept: notices say it from now on."))
    elif what == "verify":
        read = room.verify(sent.get("certificate", "")[:LONGEST_CERTIFICATE])
        whose = _("this workspace") if read.ours else _("another workspace")
        tell(request, _("The certificate stands as it was signed by %(whose)s.") % {"whose": whose})
    elif what == "erase-due":
        return gone(request, *(one.erased for one in room.erase_due() if one.erased))
    else:
        return _done(request, number(sent.get("number"), 0), what)
    return redirect("law")


def _done(request: Request, candidate: int, act: str) -> HttpResponse:
    if act not in ("notice", "ask", "tell", "erase"):
        raise InputError(_("that is nothing the law asks for"), hint=_("open the page again"))
    done = served.workspace().law.do(candidate, cast("Literal['notice', 'ask', 'tell', 'erase']", act))
    if done.erased is not None:
        return gone(request, done.erased)
    back = Undo(reverse("candidate-act", args=[candidate, "unstep"]), {"step": str(done.step)})
    tell(request, _("Noted."), back)
    return redirect("law")
