"""What is done with kept searches: each is a form on the page of the search, and leads back there."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from renown.errors import InputError
from renown.web import served
from renown.web.feedback import Undo, tell
from renown.web.views.request import Request, number

MOST_PLACES = 40


@require_POST
def do(request: Request, what: str) -> HttpResponse:
    """Keep, change, rename, remove, bring back, look, or take a look back."""
    act = _ACTS.get(what)
    if act is None:
        raise InputError(_("that cannot be done with a search"), hint=_("open the page again"))
    query = act(request)
    return redirect(f"{reverse('sourcing')}?{urlencode({'q': query})}#kept" if query else f"{reverse('sourcing')}#kept")


def _keep(request: Request) -> str:
    """Keep what is searched, as a new search or in the place of what another asked."""
    room, sent = served.workspace().searches, request.POST
    search, query = number(sent.get("search"), 0), sent.get("query", "")
    places = [place for told in sent.getlist("place") for place in told.split(",") if place][:MOST_PLACES]
    if search:
        was = room.show(search).row
        room.change(search, sent.get("name", "").strip() or was.name, query, places)
        tell(request, _("Kept. Whom it finds now counts as seen."), _as_it_was(search, was.name, was.query, was.places))
        return query
    row = room.keep(sent.get("name", ""), query, places)
    tell(request, _("Kept. Whom it finds now counts as seen."), Undo(_address("remove"), {"search": str(row.search)}))
    return query


def _rename(request: Request) -> str:
    room, search = served.workspace().searches, number(request.POST.get("search"), 0)
    was = room.show(search).row
    room.change(search, request.POST.get("name", ""), was.query, was.places)
    tell(request, _("Renamed."), _as_it_was(search, was.name, was.query, was.places))
    return ""


def _remove(request: Request) -> str:
    search = request.POST.get("search", "")
    served.workspace().searches.remove(number(search, 0))
    tell(request, _("Kept no longer."), Undo(_address("back"), {"search": search[:20]}))
    return ""


def _back(request: Request) -> str:
    row = served.workspace().searches.bring_back(number(request.POST.get("search"), 0))
    tell(request, _("Kept again."))
    return row.query


def _look(request: Request) -> str:
    room, search = served.workspace().searches, number(request.POST.get("search"), 0)
    look = room.look(search)
    tell(request, _("Seen. New is what comes from now on."), Undo(_address("unlook"), {"look": str(look)}))
    return ""


def _unlook(request: Request) -> str:
    served.workspace().searches.take_look_back(number(request.POST.get("look"), 0))
    tell(request, _("What was new is new again."))
    return ""


def _as_it_was(search: int, name: str, query: str, places: tuple[str, ...]) -> Undo:
    return Undo(_address("keep"), {"search": str(search), "name": name, "query": query, "place": ",".join(places)})


def _address(what: str) -> str:
    return reverse("search-do", args=[what])


_ACTS: dict[str, Callable[[Request], str]] = {
    "keep": _keep,
    "rename": _rename,
    "remove": _remove,
    "back": _back,
    "look": _look,
    "unlook": _unlook,
}
