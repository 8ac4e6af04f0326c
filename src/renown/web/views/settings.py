"""What the owner has decided about Renown itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from renown.web import served


@require_GET
def settings(request: HttpRequest) -> HttpResponse:
    """The backup, what is known in numbers, and the way out."""
    return render(request, "settings.html", {"backup": served.workspace().backup_due()})
