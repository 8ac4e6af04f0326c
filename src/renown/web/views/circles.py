"""Circles: who is in which, suggestions taken or turned down, the circles of one person; the address book to take."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from renown.web import served
from renown.web.feedback import Undo, tell
from renown.web.views.request import identifier

HINTS_SHOWN = 24


@require_http_methods(["GET", "POST"])
def circles(request: HttpRequest) -> HttpResponse:
    """The circles, their people, and who may belong where; several suggestions are taken at once."""
    if request.method == "POST":
        tell(request, *_answer(request))
        shown = request.POST.get("circle", "")[:60]
        return redirect(f"{request.path}?{urlencode({'circle': shown})}" if shown else request.path)
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
    room, name = served.workspace().circles, served.workspace().people.name(person)
    if circle := (request.POST.get("out") or request.POST.get("reject") or request.POST.get("back_in", ""))[:60]:
        act = room.put if "back_in" in request.POST else room.take_out if "out" in request.POST else room.reject
        act(person, circle)
        there = act == room.put
    else:
        circle, there = (request.POST.get("own") or request.POST.get("circle", ""))[:60], True
        room.put(person, circle)
    says = _("%(name)s is in %(circle)s.") if there else _("%(name)s is not in %(circle)s.")
    turn = Undo(request.path, {"out" if there else "back_in": circle, "back": request.POST.get("back", "")})
    tell(request, says % {"name": name, "circle": circle}, turn)
    if request.POST.get("back"):
        return redirect(f"{reverse('circles')}?{urlencode({'circle': request.POST['back'][:60]})}")
    return redirect("person", person)


def _answer(request: HttpRequest) -> tuple[str, Undo | None]:
    """Take or turn down suggestions: one by its button, all that were ticked, or all that were shown. What happened."""
    room, shown = served.workspace().circles, {"circle": request.POST.get("circle", "")[:60]}
    if turned_down := request.POST.get("reject"):
        room.reject(*_pair(turned_down))
        return _in_words(_("%(who)s: not suggested again."), [turned_down]), Undo(
            request.path, {"anew": turned_down, **shown}
        )
    if anew := request.POST.get("anew", ""):
        pairs = anew.split("\n")
        for pair in pairs:
            room.take_back(*_pair(pair))
        return _in_words(_("Taken back: %(who)s."), pairs), None
    one = request.POST.get("put")
    pairs = [one] if one else request.POST.getlist("offered" if "all" in request.POST else "chosen")
    for pair in pairs:
        room.put(*_pair(pair))
    if not pairs:
        return _("Nobody was ticked, so nothing changed."), None
    return _in_words(_("%(who)s: put in."), pairs), Undo(request.path, {"anew": "\n".join(pairs), **shown})


def _in_words(sentence: str, pairs: list[str]) -> str:
    """A sentence about one person and circle, or about how many there are."""
    if len(pairs) > 1:
        return sentence % {"who": _("%(n)s people") % {"n": len(pairs)}}
    person, circle = _pair(pairs[0])
    return sentence % {
        "who": _("%(name)s and %(circle)s") % {"name": served.workspace().people.name(person), "circle": circle}
    }


def _pair(value: str) -> tuple[int, str]:
    """A person and a circle as a form sends them: `17:family`."""
    person, circle = value[:90].split(":", 1) if ":" in value[:90] else (value[:90], "")
    return identifier(person), circle
