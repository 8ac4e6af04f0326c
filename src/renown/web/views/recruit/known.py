"""People one knows already: what taking them in would do, and taking them in."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from renown.errors import InputError
from renown.web import served, uploads
from renown.web.feedback import Undo, tell
from renown.web.views.recruit.signs import day_sent
from renown.web.views.request import Request

_LONGEST = 4_000
_SAID = ("purpose", "basis", "proof", "source", "visibility", "until", "jurisdiction", "language")


@require_http_methods(["GET", "POST"])
def known(request: Request) -> HttpResponse:
    """The form; with POST a preview of what it would do, or, of a batch that was looked at, the doing."""
    if not served.workspace().recruiting:
        return redirect("candidates")
    context: dict[str, Any] = {}
    if request.method == "POST":
        sent = {name: request.POST.get(name, "")[:_LONGEST] for name in _SAID}
        context = {"written": sent, "sent": sent.items()}
        try:
            if batch := request.POST.get("batch", ""):
                return _taken_in(request, batch, sent)
            context |= _looked(request, sent)
        except InputError as error:
            context["problem"] = error
    return render(request, "recruit/known.html", context, status=400 if "problem" in context else 200)


def _looked(request: Request, sent: dict[str, str]) -> dict[str, Any]:
    folder, files = served.workspace().path, request.FILES.getlist("files")
    if not files:
        raise InputError(_("no file was chosen"), hint=_("choose an export or an address book"))
    uploads.sweep_undecided(folder)
    batch = uploads.add(folder, "", files, [file.name or "" for file in files])
    place = uploads.place_of(folder, batch)
    try:
        taking = served.workspace().acquaintances.preview(place, **_grounds(sent))
    except InputError:
        uploads.drop(folder, place)
        raise
    return {"taking": taking, "batch": batch}


def _taken_in(request: Request, batch: str, sent: dict[str, str]) -> HttpResponse:
    folder = served.workspace().path
    place = uploads.place_of(folder, batch)
    try:
        taking = served.workspace().acquaintances.take_in(place, **_grounds(sent))
    finally:
        uploads.drop(folder, place)
    if not taking.added:
        raise InputError(_("nobody came in"), hint=_("they are here already, or were left out"))
    back = Undo(reverse("candidate-act", args=[taking.added[0], "untake"]), {})
    tell(request, _("Taken in: %(n)d. See what is due on the page Law.") % {"n": len(taking.added)}, back)
    return redirect("candidates")


def _grounds(sent: dict[str, str]) -> dict[str, Any]:
    return {**sent, "until": day_sent(sent["until"])}


def take_back(request: Request, candidate: int) -> HttpResponse:
    """Let go of everybody who came in with one candidate."""
    gone = served.workspace().acquaintances.take_back(candidate)
    back = Undo(reverse("candidate-act", args=[candidate, "retake"]), {})
    tell(request, _("Taken back: %(n)d, locked now, to be erased in a week.") % {"n": gone}, back)
    return redirect("candidates")


def take_up(request: Request, candidate: int) -> HttpResponse:
    """Keep them after all."""
    kept = served.workspace().acquaintances.take_up(candidate)
    tell(request, _("Kept again: %(n)d.") % {"n": kept})
    return redirect("candidates")
