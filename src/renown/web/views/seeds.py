"""The people the workspace vouches for."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from renown.web import lobby
from renown.web.views.request import Request

SUGGESTED = 12


@require_http_methods(["GET", "POST"])
def seeds(request: Request) -> HttpResponse:
    """Who is vouched for, and people to choose from; adding by name works too."""
    if request.method == "POST":
        lobby.workspace().seeds.add(request.POST.get("who", ""))
        return redirect("seeds")
    query = request.GET.get("q", "")[:200]
    vouched = lobby.workspace().seeds.list()
    context = {
        "query": query,
        "found": lobby.workspace().people.page(query, per_page=SUGGESTED),
        "seeds": vouched,
        "vouched": {row.person for row in vouched},
    }
    return render(request, "parts/seed_choice.html" if request.htmx else "seeds.html", context)
