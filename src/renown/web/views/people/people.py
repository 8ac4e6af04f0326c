"""The list of people."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from renown.errors import InputError, KnownPersonError
from renown.web import served
from renown.web.views.request import Request, as_of, identifier, number
from renown.workspace.people.answers.people import Suggestion
from renown.workspace.register import PEOPLE_SORTS

WRITTEN = ("name", "email", "phone", "organisation", "title", "note")


@require_GET
def people(request: Request) -> HttpResponse:
    """Search, filter, sort and turn pages; htmx asks for the table alone."""
    asked = {
        "q": request.GET.get("q", "")[:200],
        "sort": request.GET.get("sort", ""),
        "network": request.GET.get("network", ""),
        "community": request.GET.get("community", ""),
        "circle": request.GET.get("circle", "")[:60],
        "nameless": "yes" if request.GET.get("nameless") else "",
    }
    asked["sort"] = asked["sort"] if asked["sort"] in PEOPLE_SORTS else ""
    found = served.workspace().people.page(
        asked["q"],
        as_of=as_of(request),
        sort=asked["sort"],
        network=asked["network"] or None,
        community=identifier(asked["community"]) if asked["community"] else None,
        circle=asked["circle"],
        nameless=bool(asked["nameless"]),
        page=number(request.GET.get("page"), 1),
    )
    circles = [circle.name for circle in served.workspace().circles.list() if circle.people]
    context = {"page": found, "asked": asked, "links": _links(asked), "circles": circles}
    if request.htmx:
        return render(request, "people/parts/people_found.html", context)
    waiting = served.workspace().people.review_progress().waiting
    return render(request, "people/people.html", {**context, "waiting": waiting})


@require_GET
def search(request: HttpRequest) -> JsonResponse:
    """What a few letters (`q`) may mean, as JSON: `found`, each with its kind, name, sub-line, why, and address."""
    found = served.workspace().people.suggest(request.GET.get("q", "")[:200], as_of=as_of(request))
    told = [
        {**asdict(one), "url": _address(one), "person": "" if one.person is None else str(one.person)} for one in found
    ]
    return JsonResponse({"found": told})


def _address(found: Suggestion) -> str:
    """Where it is shown: a note on a page of its own."""
    return reverse("note-shown", args=[found.note]) if found.note else reverse("person", args=[found.person])


@require_http_methods(["GET", "POST"])
def add_person(request: HttpRequest) -> HttpResponse:
    """Write somebody down by hand; where somebody like that is here already, the page says so and asks again."""
    sent = request.POST if request.method == "POST" else request.GET
    told = {field: sent.get(field, "")[:2000] for field in WRITTEN}
    context: dict[str, object] = {"told": told}
    if request.method == "POST":
        try:
            person = served.workspace().people.add(**told, anyway=request.POST.get("anyway") == "yes")
        except KnownPersonError as error:
            context |= {"known": error.person, "words": error.message}
        except InputError as error:
            context |= {"words": str(error)}
        else:
            return redirect("person", person)
    return render(request, "people/add_person.html", context, status=400 if "words" in context else 200)


def _links(asked: dict[str, str]) -> dict[str, str]:
    """Addresses that keep what is asked and change one thing: the order, or (open-ended) the page."""
    kept = {key: value for key, value in asked.items() if value}
    return {sort: "?" + urlencode({**kept, "sort": sort}) for sort in PEOPLE_SORTS} | {
        "page": "?" + urlencode({**kept, "page": ""}),
        "nameless": "?" + urlencode({**kept, "nameless": "yes"}),
        "named": "?" + urlencode({key: value for key, value in kept.items() if key != "nameless"}),
    }
