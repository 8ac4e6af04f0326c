"""The formula in plain words, and the catalogue of areas."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from renown.web import served
from renown.web.views.influence.areas import listed
from renown.web.views.request import Request


@require_GET
def formula(request: Request) -> HttpResponse:
    """The model card, and the areas looked for; htmx asks for the list alone."""
    context = listed(served.workspace().areas.list(), request.GET.get("q", "")[:200])
    if request.htmx:
        return render(request, "influence/parts/areas.html", context)
    return render(request, "influence/formula.html", {**context, "card": served.workspace().formula.card()})
