"""What passed between the owner and one person, a page at a time: on their page, and on one of its own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from renown.web import served
from renown.web.views.request import Request, as_of
from renown.workspace.people.answers.timeline import Timeline

FIRST, OLDER = 12, 30
"""How many entries a person's page begins with, and how many come at a time after that."""

LABELS = {
    "mail": gettext_lazy("Mails"),
    "message": gettext_lazy("Messages"),
    "meeting": gettext_lazy("Meetings"),
    "call": gettext_lazy("Calls"),
    "post": gettext_lazy("Posts"),
    "note": gettext_lazy("Notes"),
    "favour": gettext_lazy("Favours"),
    "request": gettext_lazy("Requests"),
    "news": gettext_lazy("News"),
    "plan": gettext_lazy("Plans"),
}
"""What the kinds of entries are called."""


@require_GET
def timeline(request: Request, person: int) -> HttpResponse:
    """The timeline; htmx gets older entries alone, or with the choice of kinds."""
    before, kind = request.GET.get("before", "")[:40], request.GET.get("kind", "")[:20]
    if request.htmx and not before:
        return render(request, "people/parts/timeline.html", begin(request, person, kind))
    found = served.workspace().people.timeline(person, kind, before, OLDER, as_of(request))
    values = {**_shown(found), "before": before}
    part = "people/parts/timeline_entries.html" if request.htmx else "people/timeline.html"
    return render(request, part, values)


def begin(request: HttpRequest, person: int, kind: str = "") -> dict[str, Any]:
    """The newest entries, for the page of a person."""
    return _shown(served.workspace().people.timeline(person, kind, "", FIRST, as_of(request)))


def _shown(found: Timeline) -> dict[str, Any]:
    kinds = [(kind, LABELS[kind], many) for kind, many in found.kinds]
    return {"timeline": found, "person": found.person, "kinds": kinds, "all": sum(many for _, many in found.kinds)}
