"""Work through people: companies aimed at with those to talk to there, leads by stage, and how leads went on so far."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from renown.errors import NotFoundError
from renown.web import served
from renown.web.views.request import Request, as_of
from renown.workspace.paths.answers.leads import CompanyLine, DormantLine, LeadLine
from renown.workspace.paths.leads import FOLKLORE

STAGES: dict[str, str | Promise] = {
    "lead": _("lead"),
    "asked": _("asked"),
    "talk": _("talk"),
    "referral": _("referral"),
    "interview": _("interview"),
    "offer": _("offer"),
    "closed": _("closed"),
}
CLOSED = "closed"
MOVED: dict[str, str | Promise] = {"moved": _("Moved."), "undone": _("The last step is taken back.")}
INSIDERS, DORMANT = 5, 5
DIGITAL = {"yes": True, "no": False}


@require_GET
def leads(request: HttpRequest) -> HttpResponse:
    """The board, the companies and the funnel."""
    room = served.workspace().leads
    moved = MOVED.get(request.GET.get("moved", ""), "")
    context = _board() | {
        "moved": moved,
        "companies": [_company(request, row) for row in room.companies()],
        "dormant": _dormant(request),
        "funnel": [(STAGES[p.stage], STAGES[p.onward], p) for p in room.funnel()],
        "folklore": FOLKLORE,
    }
    return render(request, "paths/leads.html", context)


@require_POST
def add_lead(request: HttpRequest) -> HttpResponse:
    """Write down a lead; the contact is a name, a handle or an id."""
    form, ws = request.POST, served.workspace()
    who = form.get("contact", "").strip()[:200]
    contact = ws.people.find(who) if who else None
    ws.leads.add(form.get("organisation", "")[:200], form.get("role", "")[:200], contact, form.get("words", "")[:2000])
    return redirect("leads")


@require_POST
def lead_step(request: Request, lead: int) -> HttpResponse:
    """Note the stage a lead came to, or take its last step back; htmx gets the board anew."""
    room = served.workspace().leads
    where = next((row.organisation for row in room.list() if row.id == lead), "")
    if "undo" in request.POST:
        room.undo(lead)
        how = "undone"
    else:
        room.step(lead, request.POST.get("stage", "")[:20], request.POST.get("words", "")[:2000])
        how = "moved"
    if not request.htmx:
        return redirect(f"{reverse('leads')}?moved={how}")
    row = next((row for row in room.list() if row.id == lead), None)
    words = (
        _("%(name)s is at “%(stage)s” now.") % {"name": where, "stage": STAGES[row.stage]} if row else MOVED["undone"]
    )
    return render(request, "paths/parts/board.html", _board() | {"moved": words})


@require_POST
def company(request: HttpRequest) -> HttpResponse:
    """Aim at a company, or no longer."""
    form, room = request.POST, served.workspace().leads
    if drop := form.get("drop", ""):
        room.drop(int(drop) if drop.isdecimal() and len(drop) < 18 else 0)
    else:
        digital = DIGITAL.get(form.get("digital", ""))
        room.aim(form.get("name", "")[:200], form.get("why", "")[:2000], form.get("role", "")[:200], digital)
    return redirect("leads")


def _board() -> dict[str, Any]:
    """The leads by stage."""
    rows = served.workspace().leads.list()
    columns = [(title, _at(rows, stage)) for stage, title in STAGES.items() if stage != CLOSED]
    return {"board": columns, "closed": _at(rows, CLOSED), "any": bool(rows)}


def _at(rows: tuple[LeadLine, ...], stage: str) -> list[dict[str, Any]]:
    """The leads at a stage, each with the stages it may come to."""
    return [
        {"row": row, "weeks": round(row.weeks), "next": [(key, STAGES[key]) for key in row.next]}
        for row in rows
        if row.stage == stage
    ]


def _company(request: HttpRequest, row: CompanyLine) -> dict[str, Any]:
    try:
        return {"row": row, "insiders": served.workspace().leads.insiders(row.name, INSIDERS, as_of(request))}
    except NotFoundError:
        return {"row": row, "insiders": ()}


def _dormant(request: HttpRequest) -> tuple[DormantLine, ...]:
    """Dormant ties worth a word; none where nobody said who the owner is."""
    try:
        found = served.workspace().leads.dormant(DORMANT, as_of(request))
    except NotFoundError:
        return ()
    return tuple(tie for tie in found if tie.value > 0)
