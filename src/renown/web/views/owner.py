"""Which accounts are the owner's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from renown.web import lobby
from renown.web.views.request import number


@require_http_methods(["GET", "POST"])
def owner(request: HttpRequest) -> HttpResponse:
    """Show the accounts that may be the owner's; confirm one, or take it back."""
    if request.method == "GET":
        return render(request, "owner.html", {"candidates": lobby.workspace().people.owner_candidates()})
    account = number(request.POST.get("account"), -1)
    if "person" in request.POST:
        lobby.workspace().people.confirm_owner(request.POST["person"])
    elif request.POST.get("confirm") == "no":
        lobby.desk().unconfirm(account)
    else:
        lobby.workspace().people.confirm_owner(account)
    return redirect("owner" if request.POST.get("back") == "owner" else "overview")
