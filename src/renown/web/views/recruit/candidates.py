"""Candidates: the list, the record of one, what is done with them, and how they leave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from renown.errors import InputError, KnownPersonError
from renown.web import served, uploads
from renown.web.feedback import Undo, tell
from renown.web.views.recruit import known as known_people
from renown.web.views.recruit.channels import LONGEST_SEARCH
from renown.web.views.recruit.signs import SEEKING, day_sent, note_sign, take_sign_back
from renown.web.views.request import Request, number
from renown.workspace.recruit.candidate_answers import Brought, Erased

LONGEST_GROUNDS = 4000
OPENED = "candidate opened"
"""What the time at which a record was opened is signed for."""

SHOWN_AT_ONCE = 200
MOST_GUARDED = 10
MOST_TOLD, LONGEST_TOLD = 40, 300
"""So much is told of files that came in: of so many, in so many characters each."""

_BASES = {
    "6(1)(b)": gettext_lazy("they applied"),
    "6(1)(f)": gettext_lazy("you found them"),
    "6(1)(a)": gettext_lazy("they agreed to your pool"),
}
_STATES = ("due", "locked", "open", "latent", "gone")
FOUND = "6(1)(f)"
GROUNDS = ("purpose", "basis", "proof", "source", "visibility")


@require_http_methods(["GET", "POST"])
def candidates(request: Request) -> HttpResponse:
    """Who is kept; or, with POST, keep somebody by hand or from files."""
    ws = served.workspace()
    if not ws.recruiting:
        if request.method == "POST" and request.POST.get("purpose") == "recruiting":
            ws.dedicate("recruiting")
            tell(request, _("This workspace is for candidates now."))
            return redirect("candidates")
        return _added(request) if request.method == "POST" else elsewhere(request)  # the room refuses it in words
    context: dict[str, Any] = {}
    if request.method == "POST":
        try:
            return _added(request)
        except InputError as error:
            known = error.person if isinstance(error, KnownPersonError) else None
            context = {"written": request.POST, "problem": error, "known": known}
    query, which = request.GET.get("q", "")[:LONGEST_SEARCH], request.GET.get("state", "")[:10]
    rows = ws.candidates.list(query, which if which in _STATES else "")
    context |= {"rows": rows[:SHOWN_AT_ONCE], "count": len(rows), "query": query, "which": which, "law": ws.law.state()}
    return render(request, "recruit/candidates.html", context, status=400 if "problem" in context else 200)


def elsewhere(request: Request) -> HttpResponse:
    """What a workspace says in which no candidates are kept; one that is empty can become theirs."""
    empty = not served.workspace().imports.reports()
    return render(request, "recruit/elsewhere.html", {"empty": empty})


def _added(request: Request) -> HttpResponse:
    room, sent, files = served.workspace().candidates, request.POST, request.FILES.getlist("files")
    told: dict[str, Any] = {
        **{name: sent.get(name, "")[:LONGEST_GROUNDS] for name in GROUNDS},
        "collected": day_sent(sent.get("collected", "")),
        "until": day_sent(sent.get("until", "")),
        "jurisdiction": sent.get("jurisdiction", "")[:10],
        "language": sent.get("language", "")[:10],
    }
    if not files:
        told |= {name: sent.get(name, "")[:LONGEST_SEARCH] for name in ("name", "email", "phone", "link")}
        kept = room.add(**told, text=sent.get("text", ""))
        tell(request, _("Kept, with the grounds."), Undo(reverse("candidate-act", args=[kept, "let-go"]), {}))
        return redirect("candidate", kept)
    folder = served.workspace().path
    place = uploads.keep(folder, files)
    try:
        brought = room.add_file(place, **told)
    finally:
        uploads.drop(folder, place)
    _tell_brought(request, brought)
    return redirect("candidate", brought.added[0]) if len(brought.added) == 1 else redirect("candidates")


def _tell_brought(request: Request, brought: Brought) -> None:
    if not brought.added:
        raise InputError("; ".join(f"{name}: {why}" for name, why in brought.left) or _("nothing was chosen"))
    tell(request, _("Kept: %(n)d.") % {"n": len(brought.added)})
    told = (*brought.left, *brought.remarks)
    for name, why in told[:MOST_TOLD]:
        tell(request, f"{name}: {why[:LONGEST_TOLD]}{'…' * (len(why) > LONGEST_TOLD)}")
    if (more := len(told) - MOST_TOLD) > 0:
        tell(request, _("And %(n)d more like these: bring fewer files together to read them.") % {"n": more})


@require_GET
def candidate(request: Request, candidate: int) -> HttpResponse:
    """Everything that is kept of one candidate."""
    ws = served.workspace()
    page = ws.candidates.show(candidate)
    opened = signing.dumps(datetime.now().timestamp(), salt=OPENED)
    try:
        notice, lacking = (ws.candidates.notice(candidate), "") if page.row.basis == FOUND else ("", "")
    except InputError as error:
        notice, lacking = "", str(error)
    context = {
        "page": page,
        "row": page.row,
        "seeking": SEEKING.get(page.row.seeking, ""),
        "basis": _BASES.get(page.row.basis, ""),
        "guarded": list(dict.fromkeys(f"{one.word} ({one.kind})" for one in page.guarded))[:MOST_GUARDED],
        "opened": opened,
        "notice": notice,
        "lacking": lacking,
        **_marked(candidate, page.text, request.GET.get("q", "")),
    }
    return render(request, "recruit/candidate.html", context)


def _marked(candidate: int, text: str, query: str) -> dict[str, Any]:
    """The text in pieces, those marked that the search looks for which led here; whole where it cannot be read."""
    try:
        marks = served.workspace().candidates.marks(candidate, query) if query.strip() else ()
    except InputError:
        marks = ()
    pieces, at = [], 0
    for begin, end in marks:
        pieces += [(text[at:begin], False), (text[begin:end], True)]
        at = end
    return {"pieces": [*pieces, (text[at:], False)], "hits": len(marks), "searched": query}


@require_POST
def act(request: Request, candidate: int, what: str) -> HttpResponse:
    """Do something with one candidate."""
    done = _ACTS.get(what)
    if done is None:
        raise InputError(_("that cannot be done with a candidate"), hint=_("open the page again"))
    return done(request, candidate)


def _step(request: Request, candidate: int) -> HttpResponse:
    room, sent = served.workspace().candidates, request.POST
    kind = sent.get("kind", "")[:20]
    words, on, until = (
        sent.get("words", "")[:LONGEST_GROUNDS],
        day_sent(sent.get("on", "")),
        day_sent(sent.get("until", "")),
    )
    made = room.step(candidate, kind, words, on, until)
    back = Undo(reverse("candidate-act", args=[candidate, "unstep"]), {"step": str(made)})
    tell(request, _("Noted."), back)
    return redirect(_back(request, candidate))


def _unstep(request: Request, candidate: int) -> HttpResponse:
    served.workspace().candidates.take_step_back(number(request.POST.get("step"), 0))
    tell(request, _("Taken back."))
    return redirect("candidate", candidate)


def _reject(request: Request, candidate: int) -> HttpResponse:
    try:
        opened = float(signing.loads(request.POST.get("opened", ""), salt=OPENED))
    except signing.BadSignature as error:
        raise InputError(_("the record was not open"), hint=_("open it, and look at it first")) from error
    room = served.workspace().candidates
    reason = request.POST.get("reason", "")[:LONGEST_GROUNDS]
    made = room.reject(candidate, reason, datetime.now().timestamp() - opened)
    back = Undo(reverse("candidate-act", args=[candidate, "unstep"]), {"step": str(made)})
    tell(request, _("Rejected, by you, with your reason. The time until deletion runs."), back)
    return redirect("candidate", candidate)


def _let_go(request: Request, candidate: int) -> HttpResponse:
    served.workspace().candidates.let_go(candidate)
    back = Undo(reverse("candidate-act", args=[candidate, "take-up"]), {})
    tell(request, _("Let go: locked now, to be erased in a week."), back)
    return redirect("candidates")


def _take_up(request: Request, candidate: int) -> HttpResponse:
    kept = served.workspace().candidates.take_up(candidate)
    tell(request, _("Kept again."))
    return redirect("candidate", kept)


def _erase(request: Request, candidate: int) -> HttpResponse:
    return gone(request, served.workspace().candidates.erase(candidate))


def _object(request: Request, candidate: int) -> HttpResponse:
    return gone(request, served.workspace().candidates.object(candidate))


def _put(request: Request, candidate: int) -> HttpResponse:
    room = served.workspace().candidates
    for file in request.FILES.getlist("files"):
        room.put(candidate, uploads.short(file.name or "file"), file.read())
    tell(request, _("Put beside the record. How long they are kept is as it was."))
    return redirect("candidate", candidate)


def _export(request: Request, candidate: int) -> HttpResponse:
    content = served.workspace().candidates.export(candidate)
    return _download(content, f"candidate-{candidate}.zip", "application/zip")


_ACTS: dict[str, Callable[[Request, int], HttpResponse]] = {
    "step": _step,
    "unstep": _unstep,
    "reject": _reject,
    "let-go": _let_go,
    "take-up": _take_up,
    "erase": _erase,
    "object": _object,
    "put": _put,
    "export": _export,
    "sign": note_sign,
    "unsign": take_sign_back,
    "untake": known_people.take_back,
    "retake": known_people.take_up,
}


def gone(request: Request, *erased: Erased) -> HttpResponse:
    """The certificates of erasures, to be copied and kept."""
    return render(request, "recruit/gone.html", {"erased": erased})


@require_GET
def paper(request: Request, candidate: int, paper: int) -> HttpResponse:
    """A file as it came, to be saved."""
    name, content = served.workspace().candidates.original(candidate, paper)
    return _download(content, name, "application/octet-stream")


def _download(content: bytes, name: str, media: str) -> HttpResponse:
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._- ") else "_" for sign in name)
    headers = {"Content-Disposition": f'attachment; filename="{plain}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=media, headers=headers)


def _back(request: Request, candidate: int) -> str:
    return reverse("law") if request.POST.get("back") == "law" else reverse("candidate", args=[candidate])
