"""The catalogue of channels, and the card of one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from renown.web import served
from renown.web.views.request import Request

LONGEST_SEARCH = 200


@require_GET
def channels(request: Request) -> HttpResponse:
    """The channels, filtered by what the query says."""
    room, query = served.workspace().channels, request.GET.get("q", "")[:LONGEST_SEARCH]
    return render(request, "recruit/channels.html", {"rows": room.list(query), "query": query})


@require_GET
def channel(request: Request, name: str) -> HttpResponse:
    """The card of one channel."""
    return render(request, "recruit/channel.html", {"card": served.workspace().channels.card(name)})
