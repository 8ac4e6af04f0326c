"""The owner as others see them: profiles, card, texts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from renown.web import served
from renown.web.views.request import as_of, number
from renown.workspace.people.presentation import TEXT_SORTS

TEXT_LABELS = {"pitch": _("Pitch"), "headline": _("Headline"), "about": _("About")}


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """How the profiles stand, the card, and the texts; a POST keeps a new version of a text."""
    room = served.workspace().presentation
    sort = request.POST.get("sort") or request.GET.get("sort") or TEXT_SORTS[0]
    if request.method == "POST":
        room.write(request.POST.get("text", ""), sort)
        return redirect(f"{request.path}?sort={sort}#texts")
    if served.workspace().state().owner is None:
        return render(request, "people/profile.html", {"unknown": True})
    versions = room.texts(sort)
    context = {
        "check": room.check(as_of(request)),
        "card": room.card(_chosen(request)),
        "sort": sort,
        "sorts": [(sort, TEXT_LABELS[sort]) for sort in TEXT_SORTS],
        "versions": versions,
        "text": next((version for version in versions if version.stands), None),
    }
    return render(request, "people/profile.html", context)


def _chosen(request: HttpRequest) -> list[str] | None:
    return request.GET.getlist("show") if "show" in request.GET else None


@require_GET
def card_file(request: HttpRequest) -> HttpResponse:
    """The card as a file for an address book."""
    made = served.workspace().presentation.card(_chosen(request))
    answer = HttpResponse(made.vcard, content_type="text/vcard; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="card.vcf"'
    return answer


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Take a version of a text back."""
    served.workspace().presentation.take_back(number(request.POST.get("version"), 0))
    return redirect("profile")
