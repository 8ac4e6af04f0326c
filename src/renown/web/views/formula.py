"""The formula in plain words, and the catalogue of areas."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from renown.web import lobby
from renown.web.views.request import Request

AREAS_SHOWN = 30


@require_GET
def formula(request: Request) -> HttpResponse:
    """The model card, and areas whose name or sentence holds the words looked for."""
    query = request.GET.get("q", "")[:200]
    words = query.casefold().split()
    areas = [
        area
        for area in lobby.workspace().areas.list()
        if all(word in f"{area.name} {area.sentence}".casefold() for word in words)
    ]
    context = {"areas": areas[:AREAS_SHOWN], "total": len(areas), "query": query}
    if request.htmx:
        return render(request, "parts/areas.html", context)
    return render(request, "formula.html", {**context, "card": lobby.workspace().formula.card()})
