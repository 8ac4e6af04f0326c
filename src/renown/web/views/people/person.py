"""The page of one person, and what can be decided there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from renown.web import served
from renown.web.feedback import Undo, tell
from renown.web.templatetags.words import moment
from renown.web.views import reminders
from renown.web.views.day.today import rhythm
from renown.web.views.giving.giving import card as give_and_take
from renown.web.views.groups import picture
from renown.web.views.influence.areas import listed
from renown.web.views.people import timeline
from renown.web.views.people.details import moved
from renown.web.views.people.table import tags_of
from renown.web.views.request import Request, as_of, number

FACTORS = ("resonance", "depth", "curation", "breadth", "endurance")
EVIDENCE_PER_PAGE = 10
MOVED_DAYS = (7, 30, 90)
FAREWELLS = ("forget", "object")
NAMESAKES = 200
"""How many people are looked through for others of the same name."""

CERTIFICATE = {
    "at": gettext_lazy("erased on"),
    "accounts": gettext_lazy("accounts removed"),
    "fact_rows": gettext_lazy("rows of facts removed"),
    "history_rows": gettext_lazy("days of history removed"),
    "team": gettext_lazy("what was lent to the team"),
}


@require_GET
def person(request: HttpRequest, person: int) -> HttpResponse:
    """Who they are, their score and why, ties, and history."""
    with served.workspace().together():
        if elsewhere := moved(person):
            return elsewhere
        found = served.workspace().people.person(person, as_of(request))
        names = [circle.name for circle in served.workspace().circles.list()]
        line = None if found.owner else served.workspace().team.knows(person)
        context = {"view": found, "person": person, "circle_names": names, "team_line": line}
        context |= (
            {}
            if found.owner
            else {**rhythm(request, person), **timeline.begin(request, person), **reminders.of_person(request, person)}
        )
        context |= {**give_and_take(request, person), **tags_of(person)}
    context["was"] = "was" in request.GET
    return render(request, "people/person.html", context)


@require_GET
def evidence(request: Request, person: int, factor: str) -> HttpResponse:
    """The data points behind one factor, a page at a time; htmx asks for the list alone."""
    if factor not in FACTORS:
        raise Http404
    offset = number(request.GET.get("offset"), 0)
    found = served.workspace().scores.evidence(person, factor, as_of(request), offset, EVIDENCE_PER_PAGE)
    after = offset + len(found.items)
    more = after if found.items and after < found.total else None
    context = {"evidence": found, "first": offset == 0, "next": more, "person": person}
    if request.htmx:
        return render(request, "influence/parts/evidence.html", context)
    return render(request, "influence/evidence.html", {**context, "name": served.workspace().people.name(person)})


@require_GET
def measures(request: Request, person: int) -> HttpResponse:
    """The named areas in which something was seen of this person; htmx asks for the list alone."""
    values = served.workspace().areas.values(person, as_of(request))
    context = {**listed(values, request.GET.get("q", "")[:200]), "person": person}
    if request.htmx:
        return render(request, "influence/parts/areas.html", context)
    name = served.workspace().people.row(person, as_of(request)).name
    return render(request, "influence/measures.html", {**context, "name": name})


@require_GET
def why_moved(request: HttpRequest, person: int) -> HttpResponse:
    """Why a score moved in so many days: the people and acts behind it."""
    days = min(max(number(request.GET.get("days"), MOVED_DAYS[1]), 1), 365)
    found = served.workspace().scores.moved(person, days, as_of(request))
    owner = served.workspace().state(as_of(request)).owner == person
    context = {"found": found, "days": days, "choices": MOVED_DAYS, "owner": owner}
    return render(request, "influence/moved.html", context)


@require_GET
def around(request: Request, person: int) -> HttpResponse:
    """The small map of whom a person has to do with; htmx asks for the drawing alone."""
    room = served.workspace()
    drawn = picture(room.groups.around(person, as_of(request)))
    context = {"picture": drawn, "person": person, "name": room.people.name(person)}
    return render(request, "groups/parts/around.html" if request.htmx else "groups/around.html", context)


@require_POST
def vouch(request: HttpRequest, person: int) -> HttpResponse:
    """Vouch for a person, or no longer."""
    yes = request.POST.get("vouch") != "no"
    changed = served.workspace().seeds.vouch(person, yes)
    back = Undo(
        reverse("vouch", args=[person]), {"vouch": "no" if yes else "yes", "back": request.POST.get("back", "")}
    )
    tell(request, changed.words, back)
    return redirect("seeds") if request.POST.get("back") == "seeds" else redirect("person", person)


@require_http_methods(["GET", "POST"])
def farewell(request: HttpRequest, person: int, how: str) -> HttpResponse:
    """Forget a person, or record an objection: asks first, then does it for good."""
    if how not in FAREWELLS:
        raise Http404
    people = served.workspace().people
    if request.method == "GET":
        return render(request, "farewell.html", {"person": person, "how": how, **_whom(person)})
    certificate = people.forget(person) if how == "forget" else people.record_objection(person)
    return render(request, "people/forgotten.html", {"certificate": _in_words(certificate), "how": how})


def _whom(person: int) -> dict[str, Any]:
    """Who goes, so that nobody is mistaken: name, handles, and those of the same name who stay."""
    whom = served.workspace().people.row(person)
    like = served.workspace().people.page(whom.name, per_page=NAMESAKES).rows
    same = [row for row in like if row.name.casefold() == whom.name.casefold() and row.person != person]
    return {"name": whom.name, "handles": whom.handles, "namesakes": same}


def _in_words(certificate: Mapping[str, object]) -> list[tuple[str, object]]:
    """What an erasure certifies, line by line; what has no words yet keeps its own."""
    return [(str(CERTIFICATE.get(key, key)), _value(key, value)) for key, value in certificate.items()]


def _value(key: str, value: object) -> object:
    return moment(datetime.fromisoformat(str(value))) if key == "at" else value
