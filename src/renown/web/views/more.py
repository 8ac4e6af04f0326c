"""Every page that a phone's tabs leave out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from renown.web import served


@require_GET
def more(request: HttpRequest) -> HttpResponse:
    """The rest of the tabs, for a thumb."""
    return render(request, "more.html", {"backup": served.workspace().backup_due()})
