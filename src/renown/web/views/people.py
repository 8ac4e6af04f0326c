"""The list of people."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from renown.web import lobby
from renown.web.views.request import Request, as_of, identifier, number

SORTS = ("score", "name", "community")


@require_GET
def people(request: Request) -> HttpResponse:
    """Search, filter, sort and turn pages; htmx asks for the table alone."""
    asked = {
        "q": request.GET.get("q", "")[:200],
        "sort": request.GET.get("sort", ""),
        "network": request.GET.get("network", ""),
        "community": request.GET.get("community", ""),
    }
    asked["sort"] = asked["sort"] if asked["sort"] in SORTS else SORTS[0]
    found = lobby.workspace().people.page(
        asked["q"],
        as_of=as_of(request),
        sort=asked["sort"],
        network=asked["network"] or None,
        community=identifier(asked["community"]) if asked["community"] else None,
        page=number(request.GET.get("page"), 1),
    )
    context = {"page": found, "asked": asked, "links": _links(asked)}
    return render(request, "parts/people_found.html" if request.htmx else "people.html", context)


def _links(asked: dict[str, str]) -> dict[str, str]:
    """Addresses that keep what is asked and change one thing: the order, or (open-ended) the page."""
    kept = {key: value for key, value in asked.items() if value}
    return {sort: "?" + urlencode({**kept, "sort": sort}) for sort in SORTS} | {
        "page": "?" + urlencode({**kept, "page": ""})
    }
