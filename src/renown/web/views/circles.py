"""Circles: who is in which, suggestions taken or turned down, the circles of one person; the address book to take."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from renown.web import served
from renown.web.views.request import identifier

HINTS_SHOWN = 24


@require_http_methods(["GET", "POST"])
def circles(request: HttpRequest) -> HttpResponse:
    """The circles, their people, and who may belong where; several suggestions are taken at once."""
    if request.method == "POST":
        _answer(request)
        shown = request.POST.get("circle", "")[:60]
        return redirect(f"{request.path}?circle={shown}" if shown else request.path)
    room, shown = served.workspace().circles, request.GET.get("circle", "")[:60]
    context = {
        "circles": room.list(),
        "shown": shown,
        "members": room.members(shown) if shown else (),
        "hints": room.suggest(HINTS_SHOWN, shown),
    }
    return render(request, "circles/circles.html", context)


@require_http_methods(["GET", "POST"])
def export_contacts(request: HttpRequest) -> HttpResponse:
    """Ask what is to leave, and say what it holds; then hand the file over."""
    asked = request.POST if request.method == "POST" else request.GET
    circle, person = asked.get("circle", "")[:60], asked.get("person", "")
    who = identifier(person) if person else None
    if request.method == "POST":
        book = served.workspace().people.export_contacts(asked.get("form", ""), circle, who)
        headers = {"Content-Disposition": f'attachment; filename="{book.name}"', "Cache-Control": "no-store"}
        return HttpResponse(book.content, content_type=f"{book.media}; charset=utf-8", headers=headers)
    name = "" if who is None else served.workspace().people.name(who)
    context = {"circles": served.workspace().circles.list(), "circle": circle, "person": who, "name": name}
    return render(request, "people/export_contacts.html", context)


@require_POST
def circle_of(request: HttpRequest, person: int) -> HttpResponse:
    """Put a person into a circle, or take them out of one."""
    room = served.workspace().circles
    if "out" in request.POST:
        room.take_out(person, request.POST["out"][:60])
    elif "reject" in request.POST:
        room.reject(person, request.POST["reject"][:60])
    else:
        room.put(person, (request.POST.get("own") or request.POST.get("circle", ""))[:60])
    if request.POST.get("back"):
        return redirect(f"/circles/?circle={request.POST['back'][:60]}")
    return redirect("person", person)


def _answer(request: HttpRequest) -> None:
    """Take or turn down the suggestions that were chosen: one by its button, or all that were ticked."""
    room = served.workspace().circles
    if turned_down := request.POST.get("reject"):
        room.reject(*_pair(turned_down))
        return
    one = request.POST.get("put")
    for pair in [one] if one else request.POST.getlist("chosen"):
        room.put(*_pair(pair))


def _pair(value: str) -> tuple[int, str]:
    """A person and a circle as a form sends them: `17:family`."""
    person, _, circle = value[:90].partition(":")
    return identifier(person), circle
