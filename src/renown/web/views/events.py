"""Events: the agenda, one event before, during and after, and what events gave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from renown.errors import InputError, NotFoundError
from renown.model.local_time import day_of_moment
from renown.web import served
from renown.web.views.request import as_of, identifier
from renown.workspace.events.answers import EventLine
from renown.workspace.events.events import Events

EVENT = re.compile(r"[-\w]+", re.ASCII)
LINES = 60
PAST = 5


@require_http_methods(["GET", "POST"])
def events(request: HttpRequest) -> HttpResponse:
    """The agenda by month, to whom a word is due, and what events gave; POST writes an event down by hand."""
    room = served.workspace().events
    if request.method == "POST":
        return redirect("event", _added(request))
    everything = "all" in request.GET
    try:
        coming = room.coming(as_of(request), networking=None if everything else True, limit=LINES)
    except NotFoundError:
        return render(request, "events/events.html", {"nobody": True})
    gave = room.yields(as_of(request))
    context = {
        "months": by_month(coming),
        "everything": everything,
        "due": room.follow_ups(as_of(request), named_only=False),
        "past": room.past(as_of(request), networking=True, limit=PAST),
        "gave": [e for e in gave.events if e.new],
        "gave_kinds": gave.kinds,
        "gave_words": gave.words,
        "now": room.now(),
    }
    return render(request, "events/events.html", context)


@require_GET
def event(request: HttpRequest, event: str) -> HttpResponse:
    """One event: whom to meet, whom one met, and what it was worth."""
    room = served.workspace().events
    page = room.event(event, as_of(request))
    context = {
        "page": page,
        "line": page.line,
        "suggested": () if page.over else room.whom_to_meet(event, as_of(request)),
        "notes": served.workspace().notes.list(event=event).rows,
        "gave": next((e for e in room.yields(as_of(request)).events if e.id == event), None),
    }
    return render(request, "events/event.html", context)


@require_POST
def change(request: HttpRequest, event: str) -> HttpResponse:
    """Say what one wants of an event, what it cost, what it is; or who is expected there."""
    room, form = served.workspace().events, request.POST
    if "expect" in form:
        room.expect(event, served.workspace().people.find(form["expect"][:200]))
    elif "remove" in form:
        room.remove(event)
        return redirect("events")
    elif "networking" in form:
        room.set(event, networking=form["networking"] == "yes")
    else:
        cost, hours = _number(form.get("cost")), _number(form.get("hours"))
        room.set(event, goal=form.get("goal", "")[:500], cost=cost, hours=hours)
    return redirect("event", event)


@require_POST
def met(request: HttpRequest) -> HttpResponse:
    """Write down somebody met: a name and one specific thing, in one field."""
    key = request.POST.get("event", "")[:12]
    found = served.workspace().events.capture(key, request.POST.get("text", "")[:500])
    return redirect(f"{reverse('event', args=[found.event])}#met-{found.number}")


@require_POST
def met_step(request: HttpRequest, met: int, what: str) -> HttpResponse:
    """A word was written, or not after all; who it was; or that nobody was met."""
    if what not in FOLLOW_UP_STEPS:
        raise Http404
    FOLLOW_UP_STEPS[what](served.workspace().events, met, request)
    back = request.POST.get("back", "")[:12]
    return redirect("event", back) if EVENT.fullmatch(back) else redirect("events")


def _who(room: Events, met: int, request: HttpRequest) -> None:
    room.name(met, identifier(request.POST.get("person")))


def _add(room: Events, met: int, request: HttpRequest) -> None:
    """Somebody whom nobody knows yet goes into the address book under the name that was noted."""
    name, organisation = (request.POST.get(field, "")[:200] for field in ("name", "organisation"))
    room.name(met, served.workspace().people.add(name, organisation=organisation))


FOLLOW_UP_STEPS: dict[str, Callable[[Events, int, HttpRequest], object]] = {
    "followed": lambda room, met, request: room.followed_met(met),
    "unfollowed": lambda room, met, request: room.unfollowed(met),
    "undo": lambda room, met, request: room.unmeet(met),
    "who": _who,
    "add": _add,
}


def by_month(lines: Iterable[EventLine]) -> list[tuple[date, list[EventLine]]]:
    """Events under the first day of their month, in the order given."""
    zone = served.workspace().zone
    grouped = groupby(lines, key=lambda line: day_of_moment(line.since, zone).replace(day=1))
    return [(month, list(found)) for month, found in grouped]


def _added(request: HttpRequest) -> str:
    form = request.POST
    until = _moment(form["until"]) if form.get("until") else None
    begin, place = _moment(form.get("since", "")), form.get("place", "")[:200]
    return served.workspace().events.add(form.get("title", "")[:200], begin, until, place)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text[:32])
    except ValueError as error:
        raise InputError(_("the day that was sent is none"), hint=_("choose a day and an hour")) from error


def _number(text: str | None) -> float | None:
    """A number as typed, with a comma or a point; nothing for an empty field. Raises InputError."""
    if not text or not text.strip():
        return None
    try:
        return float(text.strip().replace(",", ".")[:20])
    except ValueError as error:
        raise InputError(_("a cost and hours are numbers"), hint=_("write them in digits, like 45 or 7.5")) from error
