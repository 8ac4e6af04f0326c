"""The page of one person, and what can be decided there."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from renown.web import lobby
from renown.web.views.areas import listed
from renown.web.views.request import Request, as_of, number

FACTORS = ("resonance", "depth", "curation", "breadth", "endurance")
EVIDENCE_PER_PAGE = 10
FAREWELLS = ("forget", "object")


@require_GET
def person(request: HttpRequest, person: int) -> HttpResponse:
    """Who they are, their score and why, ties, and history."""
    found = lobby.workspace().people.person(person, as_of(request))
    return render(request, "person.html", {"view": found, "person": person})


@require_GET
def evidence(request: Request, person: int, factor: str) -> HttpResponse:
    """The data points behind one factor, a page at a time; htmx asks for the list alone."""
    if factor not in FACTORS:
        raise Http404
    offset = number(request.GET.get("offset"), 0)
    found = lobby.workspace().scores.evidence(person, factor, as_of(request), offset, EVIDENCE_PER_PAGE)
    after = offset + len(found.items)
    more = after if found.items and after < found.total else None
    context = {"evidence": found, "first": offset == 0, "next": more, "person": person}
    if request.htmx:
        return render(request, "parts/evidence.html", context)
    return render(request, "evidence.html", {**context, "name": lobby.workspace().people.name(person)})


@require_GET
def measures(request: Request, person: int) -> HttpResponse:
    """The named areas in which something was seen of this person; htmx asks for the list alone."""
    values = lobby.workspace().areas.values(person, as_of(request))
    context = {**listed(values, request.GET.get("q", "")[:200]), "person": person}
    if request.htmx:
        return render(request, "parts/areas.html", context)
    return render(request, "measures.html", {**context, "name": lobby.workspace().people.name(person)})


@require_POST
def vouch(request: HttpRequest, person: int) -> HttpResponse:
    """Vouch for a person, or no longer."""
    if request.POST.get("vouch") == "no":
        lobby.workspace().seeds.remove(person)
    else:
        lobby.workspace().seeds.add(person)
    return redirect("seeds") if request.POST.get("back") == "seeds" else redirect("person", person)


@require_http_methods(["GET", "POST"])
def farewell(request: HttpRequest, person: int, how: str) -> HttpResponse:
    """Forget a person, or record an objection: asks first, then does it for good."""
    if how not in FAREWELLS:
        raise Http404
    people = lobby.workspace().people
    if request.method == "GET":
        return render(request, "farewell.html", {"person": person, "how": how, "name": people.name(person)})
    certificate = people.forget(person) if how == "forget" else people.record_objection(person)
    return render(request, "forgotten.html", {"certificate": certificate, "how": how})
