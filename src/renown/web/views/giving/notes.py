"""Notes: one field that keeps whatever is written, and chips for what was understood of it.

Invariant: words that were sent are never lost: they are kept, or stand in the field again with what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from renown.errors import ChangedError, InputError, NotFoundError, RenownError
from renown.web import served
from renown.web.views.request import as_of, identifier, number
from renown.workspace.giving.answers import NoteCard
from renown.workspace.giving.notes import LONGEST_KEPT, Notes

PER_PAGE = 20
EVENTS_OFFERED = 6

KINDS = {
    "call": gettext_lazy("Call"),
    "lunch": gettext_lazy("Lunch"),
    "coffee": gettext_lazy("Coffee"),
    "met": gettext_lazy("Met"),
    "message": gettext_lazy("Message"),
    "promise_mine": gettext_lazy("You promised"),
    "promise_theirs": gettext_lazy("They promised"),
    "given": gettext_lazy("You gave"),
    "received": gettext_lazy("You got"),
    "thanks": gettext_lazy("Thanks"),
    "asked": gettext_lazy("You asked"),
    "fact": gettext_lazy("About them"),
    "plan": gettext_lazy("To do"),
    "note": gettext_lazy("Plain note"),
}
"""What a note can be, as the chips say it."""

NOTE_SAID = {
    "kept": gettext_lazy("Kept."),
    "changed": gettext_lazy("Changed."),
    "undo": gettext_lazy("Taken back."),
    "back": gettext_lazy("Stands again."),
}
"""What was just done, by the word that stands in the address."""


@require_http_methods(["GET", "POST"])
def notes(request: HttpRequest) -> HttpResponse:
    """The field for a note, and the notes there are; POST keeps one, whatever it says."""
    if request.method == "GET":
        return render(request, "giving/note.html", _listed(request))
    line, event = request.POST.get("line", ""), request.POST.get("event", "")[:12]
    try:
        kept = served.workspace().notes.keep(line, as_of(request), _chosen(request.POST), event)
    except InputError as error:
        context = {**_listed(request), "line": line, "problem": error}
        return render(request, "giving/note.html", context, status=400)
    return redirect(f"{reverse('note-shown', args=[kept.note.id])}?done=kept")


@require_POST
def understood(request: HttpRequest) -> HttpResponse:
    """What a line would be understood as, while it is being written."""
    line = request.POST.get("line", "")
    found = None
    if line.strip() and len(line) <= LONGEST_KEPT:
        found = served.workspace().notes.understand(line, as_of(request), _chosen(request.POST))
    return render(request, "giving/parts/understood.html", {"found": found})


@require_GET
def note(request: HttpRequest, note: int) -> HttpResponse:
    """One note with its chips, below the field for the next one."""
    return _shown(request, served.workspace().notes.card(note, as_of(request)))


@require_POST
def change(request: HttpRequest, note: int) -> HttpResponse:
    """Say what a note is, whom it is about, when it was; or give it another text."""
    act = NOTE_ACTS.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    room, form = served.workspace().notes, request.POST
    try:
        act(room, note, number(form.get("version"), 0), form)
    except ChangedError:
        sent = form.get("text", "")
        return _shown(request, room.card(note, as_of(request)), status=409, changed=True, sent=sent)
    return redirect(f"{reverse('note-shown', args=[note])}?done=changed#note")


@require_POST
def step(request: HttpRequest, note: int, what: str) -> HttpResponse:
    """Take a note back with all it told, or let it stand again."""
    room = served.workspace().notes
    if what == "undo":
        room.undo(note)
    elif what == "back":
        room.bring_back(note)
    else:
        raise Http404
    return redirect(f"{reverse('note-shown', args=[note])}?done={what}")


def _shown(request: HttpRequest, card: NoteCard, status: int = 200, **more: object) -> HttpResponse:
    """The page of one note."""
    context: dict[str, Any] = {
        "card": card,
        "note": card.note,
        "kind_name": KINDS[card.note.what],
        "kinds": KINDS.items(),
        "event_name": _event_name(card.note.event),
        "events": _events(request) if not card.note.event else (),
        "versions": served.workspace().notes.versions(card.note.id) if card.changed else (),
        "done": NOTE_SAID.get(request.GET.get("done", "")),
    }
    return render(request, "giving/note_shown.html", {**context, **more}, status=status)


def _listed(request: HttpRequest) -> dict[str, Any]:
    """The notes that the query asks for, and the query."""
    query, what = request.GET.get("q", "")[:200], request.GET.get("what", "")
    alone = "alone" in request.GET
    what = what if what in KINDS else ""
    found = served.workspace().notes.list(
        query, 0 if alone else None, what, page=max(1, number(request.GET.get("page"), 1)), per_page=PER_PAGE
    )
    kept = {k: v for k, v in (("q", query), ("what", what), ("alone", "1" if alone else "")) if v}
    return {
        "line": request.GET.get("line", "")[:LONGEST_KEPT],
        "chosen": _chosen(request.GET),
        "page": found,
        "pages": -(-found.total // PER_PAGE),
        "query": query,
        "what": what,
        "alone": alone,
        "kinds": KINDS.items(),
        "asked": urlencode(kept),
    }


def _chosen(sent: QueryDict) -> dict[str, int]:
    """Whom each name means: the fields `who-NAME` hold the person's id."""
    return {key.removeprefix("who-"): identifier(sent.get(key)) for key in sent if key.startswith("who-") and sent[key]}


def _event_name(key: str) -> str:
    """The title of the event a note is from; nothing where it is gone."""
    try:
        return served.workspace().events.event(key).line.title if key else ""
    except RenownError:
        return ""


def _events(request: HttpRequest) -> tuple[Any, ...]:
    """The events that a note may be from: the last ones."""
    try:
        return served.workspace().events.past(as_of(request), limit=EVENTS_OFFERED)
    except NotFoundError:
        return ()


def _day(form: QueryDict, field: str = "value") -> date:
    try:
        return date.fromisoformat(form.get(field, "")[:10])
    except ValueError as error:
        raise InputError(_("the day that was sent is none"), hint=_("choose a day")) from error


def _person(room: Notes, note: int, version: int, form: QueryDict) -> None:
    role = form.get("role", "with")
    if role not in ("with", "about", "named"):
        raise Http404
    person = (
        identifier(form.get("person")) if form.get("person") else served.workspace().people.find(form.get("who", ""))
    )
    room.add_person(note, version, person, role)  # type: ignore[arg-type]  # the words were looked at


def _added(room: Notes, note: int, version: int, form: QueryDict) -> None:
    """Somebody whom nobody knows yet goes into the address book under the name that was noted."""
    if room.card(note).note.version != version:
        raise ChangedError("the note was changed meanwhile")
    person = served.workspace().people.add(form.get("name", "").removeprefix("@")[:200])
    room.add_person(note, version, person)


def _left_out(room: Notes, note: int, version: int, form: QueryDict) -> None:
    part = form.get("value", "")
    if part not in ("due", "topic", "event"):
        raise Http404
    room.leave_out(note, version, part)  # type: ignore[arg-type]  # the words were looked at


NOTE_ACTS: Mapping[str, Callable[[Notes, int, int, QueryDict], object]] = {
    "text": lambda room, note, version, form: room.write(note, version, form.get("text", "")),
    "what": lambda room, note, version, form: room.change(note, version, what=form.get("value", "")),
    "day": lambda room, note, version, form: room.change(note, version, day=_day(form)),
    "due": lambda room, note, version, form: room.change(note, version, due=_day(form)),
    "topic": lambda room, note, version, form: room.change(note, version, topic=form.get("value", "")[:100]),
    "event": lambda room, note, version, form: room.attach(note, version, form.get("value", "")[:12]),
    "remind": lambda room, note, version, form: room.remind(note, version),
    "confirm": lambda room, note, version, form: room.confirm(note, version),
    "reread": lambda room, note, version, form: room.reread(note, version),
    "revert": lambda room, note, version, form: room.revert(note, version),
    "person": _person,
    "add": _added,
    "drop": lambda room, note, version, form: room.drop_person(note, version, identifier(form.get("person"))),
    "leave-out": _left_out,
}
"""What can be said of a note, by the word that the form sends."""
