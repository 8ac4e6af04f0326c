"""Which accounts are the owner's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from renown.web import served
from renown.web.views.request import identifier


@require_http_methods(["GET", "POST"])
def owner(request: HttpRequest) -> HttpResponse:
    """Show the accounts that may be the owner's; confirm one, or take it back."""
    if request.method == "GET":
        return render(request, "people/owner.html", {"candidates": served.workspace().people.owner_candidates()})
    if "person" in request.POST:
        served.workspace().people.confirm_owner(_somebody(request.POST["person"].strip()[:200]))
    elif request.POST.get("confirm") == "no":
        served.desk().unconfirm(identifier(request.POST.get("account")))
    else:
        served.workspace().people.confirm_owner(identifier(request.POST.get("account")))
    back = request.POST.get("back", "")
    return redirect(back if back in ("owner", "overview") else "today")


def _somebody(text: str) -> str:
    """What the owner typed; a number must be one that an id can have."""
    return str(identifier(text)) if text.isdecimal() else text
