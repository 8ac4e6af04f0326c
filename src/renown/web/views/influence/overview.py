"""The first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from renown.web import served
from renown.web.views.request import as_of


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Own score, trend, network and the first useful lists; without an owner, who that may be."""
    found = served.workspace().overview(as_of(request))
    candidates = () if found.state.owner is not None else served.workspace().people.owner_candidates()[:6]
    return render(request, "influence/overview.html", {"view": found, "candidates": candidates})
