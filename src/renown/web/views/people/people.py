"""Finding people while somebody types, and writing somebody down."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from renown.errors import InputError, KnownPersonError
from renown.web import served
from renown.web.feedback import tell
from renown.web.views.request import as_of
from renown.workspace.people.answers.people import Suggestion

WRITTEN = ("name", "email", "phone", "organisation", "title", "note")


@require_GET
def search(request: HttpRequest) -> JsonResponse:
    """What a few letters (`q`) may mean, as JSON: `found`, each with its kind, name, sub-line, why, and address."""
    found = served.workspace().people.suggest(request.GET.get("q", "")[:200], as_of=as_of(request))
    told = [
        {**asdict(one), "url": _address(one), "person": "" if one.person is None else str(one.person)} for one in found
    ]
    return JsonResponse({"found": told})


def _address(found: Suggestion) -> str:
    """Where it is shown: a note on a page of its own."""
    return reverse("note-shown", args=[found.note]) if found.note else reverse("person", args=[found.person])


@require_http_methods(["GET", "POST"])
def add_person(request: HttpRequest) -> HttpResponse:
    """Write somebody down by hand; where somebody like that is here already, the page says so and asks again."""
    sent = request.POST if request.method == "POST" else request.GET
    told = {field: sent.get(field, "")[:2000] for field in WRITTEN}
    context: dict[str, object] = {"written": told}
    if request.method == "POST":
        try:
            person = served.workspace().people.add(**told, anyway=request.POST.get("anyway") == "yes")
        except KnownPersonError as error:
            context |= {"known": error.person, "words": error.message}
        except InputError as error:
            context |= {"words": str(error)}
        else:
            tell(request, _("%(name)s is written down.") % {"name": told["name"].strip()})
            return redirect("person", person)
    return render(request, "people/add_person.html", context, status=400 if "words" in context else 200)
