"""The people the workspace vouches for."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from renown.web import served
from renown.web.feedback import tell
from renown.web.views.request import Request, as_of

CANDIDATES_SHOWN = 12


@require_http_methods(["GET", "POST"])
def seeds(request: Request) -> HttpResponse:
    """Who is vouched for, and people to choose from; adding by name works too."""
    if request.method == "POST":
        # Only a person: on the command line a file is taken too, and a page must not read files by name.
        person = served.workspace().people.find(request.POST.get("who", ""))
        tell(request, served.workspace().seeds.vouch(person).words)
        return redirect("seeds")
    query = request.GET.get("q", "")[:200]
    vouched = served.workspace().seeds.list(as_of(request))
    context = {
        "query": query,
        "found": served.workspace().people.page(query, per_page=CANDIDATES_SHOWN, as_of=as_of(request)),
        "seeds": vouched,
        "vouched": {row.person for row in vouched},
    }
    return render(request, "influence/parts/seed_choice.html" if request.htmx else "influence/seeds.html", context)
