"""The list of people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from renown.errors import InputError, KnownPersonError
from renown.web import served
from renown.web.views.request import Request, as_of, identifier, number
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
    }
    asked["sort"] = asked["sort"] if asked["sort"] in PEOPLE_SORTS else next(iter(PEOPLE_SORTS))
    found = served.workspace().people.page(
        asked["q"],
        as_of=as_of(request),
        sort=asked["sort"],
        network=asked["network"] or None,
        community=identifier(asked["community"]) if asked["community"] else None,
        circle=asked["circle"],
        page=number(request.GET.get("page"), 1),
    )
    circles = [circle.name for circle in served.workspace().circles.list() if circle.people]
    context = {"page": found, "asked": asked, "links": _links(asked), "circles": circles}
    if request.htmx:
        return render(request, "people/parts/people_found.html", context)
    waiting = served.workspace().people.review_progress().waiting
    return render(request, "people/people.html", {**context, "waiting": waiting})


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
        "page": "?" + urlencode({**kept, "page": ""})
    }
