"""Warm paths: looking for them, the letter that asks for an introduction, and what came of each request."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from renown.web import served
from renown.web.views.paths.letters import letter_address
from renown.web.views.request import Request, as_of, identifier
from renown.workspace.paths.answers.paths import RequestLine, WarmPath

TARGET_LABELS: dict[str, str | Promise] = {
    "person": _("a person"),
    "organisation": _("a company"),
    "role": _("a role"),
    "topic": _("a topic"),
    "place": _("a place"),
}
PATHS_SHOWN, CHOICES = 8, 6

STEP_LABELS: dict[str, str | Promise] = {
    "asked": _("I sent it"),
    "agreed": _("They agreed"),
    "declined": _("They said no"),
    "no answer": _("No answer"),
    "introduced": _("We were introduced"),
    "met": _("We talked"),
    "thanked": _("I said thank you"),
}
"""What each step is called on its button."""

STATUSES: dict[str, str | Promise] = {
    "draft": _("not sent yet"),
    "asked": _("asked"),
    "agreed": _("agreed"),
    "declined": _("said no"),
    "no answer": _("no answer"),
    "introduced": _("introduced"),
    "met": _("talked"),
    "thanked": _("thanked"),
}


@require_GET
def paths(request: Request) -> HttpResponse:
    """Look for a goal; htmx asks for what was found alone."""
    kind = request.GET.get("kind", "")
    query = request.GET.get("q", "").strip()[:200]
    context: dict[str, Any] = {
        "kinds": TARGET_LABELS,
        "kind": kind if kind in TARGET_LABELS else "person",
        "query": query,
    }
    if served.workspace().state(as_of(request)).owner is not None:
        context |= _found(request, context["kind"], query)
    if request.htmx:
        return render(request, "paths/parts/paths_found.html", context)
    waiting = served.workspace().paths.requests(open_only=True)
    return render(request, "paths/paths.html", context | {"waiting": len(waiting)})


@require_GET
def requests(request: HttpRequest) -> HttpResponse:
    """Every request, with the steps that can follow."""
    room = served.workspace().paths
    rows = [
        {"row": row, "status": STATUSES[row.status], "next": [(step, STEP_LABELS[step]) for step in row.next]}
        | {"steps": [(STATUSES[step.status], step) for step in row.steps], "onward": _onward(row)}
        for row in room.requests()
    ]
    drafts = [(draft, letter_address(draft)) for draft in room.drafts()]
    return render(request, "paths/requests.html", {"rows": rows, "drafts": drafts, "so_far": room.so_far()})


@require_POST
def request_step(request: HttpRequest, asked: int) -> HttpResponse:
    """Note what happened to a request, or take its last step back."""
    if "undo" in request.POST:
        served.workspace().paths.undo(asked)
    else:
        served.workspace().paths.step(asked, request.POST.get("status", "")[:20], request.POST.get("words", "")[:2000])
    return redirect("requests")


def _found(request: Request, kind: str, query: str) -> dict[str, Any]:
    """People to choose from, or paths; a person is chosen by id, everything else is words."""
    room, goal = served.workspace().paths, request.GET.get("to", "")
    if kind == "person" and goal:
        return _ways(request, identifier(goal))
    if kind == "person":
        return _choices(request, query)
    if not any(sign.isalnum() for sign in query):
        return {}
    found = room.to(query, kind, as_of=as_of(request), limit=PATHS_SHOWN)
    return {"found": found, "cards": [_card(path, query) for path in found.paths]}


def _choices(request: Request, query: str) -> dict[str, Any]:
    """The people that a name may mean; where it means one, the paths to them at once."""
    ws = served.workspace()
    people = ws.people.page(query, per_page=CHOICES + 1, as_of=as_of(request)).rows if query else ()
    owner = ws.state(as_of(request)).owner
    exact = [row for row in people if row.name.casefold() == query.casefold()]
    meant = exact or people
    others = [row for row in meant if row.person != owner][:CHOICES]
    if owner in {row.person for row in meant} and (exact or not others):
        return {"oneself": True, "choices": others}
    if len(others) != 1:
        return {"choices": others, "asked": bool(query)}
    return _ways(request, others[0].person)


def _ways(request: Request, person: int) -> dict[str, Any]:
    """The paths to one person; without any, whether a colleague knows them."""
    ws = served.workspace()
    if person == ws.state(as_of(request)).owner:
        return {"oneself": True}
    found = ws.paths.to(person, as_of=as_of(request), limit=PATHS_SHOWN)
    if not found.paths:
        return {"found": found, "cards": (), "team_line": ws.team.knows(person), "goal_person": person}
    return {"found": found, "cards": [_card(path, "") for path in found.paths]}


def _card(path: WarmPath, goal: str) -> dict[str, Any]:
    """A path with the address of its letter; a path of one hop asks nobody."""
    between = [hop.taker for hop in path.hops[:-1]]
    pairs = [("to", path.person), *(("through", person) for person in between)]
    return {
        "path": path,
        "ask": f"{reverse('ask')}?{urlencode(pairs)}" if between else "",
        "first": path.hops[0].taker_name,
        "weakest": next(hop for hop in path.hops if hop.weakest),
        "goal": goal,
        "team_line": served.workspace().team.knows(path.person),
    }


def _onward(row: RequestLine) -> tuple[str, str] | None:
    """The second of two people between, and the address of the letter to them, once the first has agreed."""
    if len(row.chain) < 2 or row.status not in ("agreed", "introduced"):
        return None
    asked: dict[str, Any] = {"to": row.person, "through": [person for person, _ in row.chain], "hop": 1}
    return row.chain[1][
        1
    ], f"{reverse('ask')}?{urlencode(asked | {'language': row.language, 'why': row.goal}, doseq=True)}"
