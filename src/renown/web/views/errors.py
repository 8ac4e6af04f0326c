"""Pages for when something is not as asked."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from renown.errors import AmbiguousError, NotFoundError, RenownError, StorageError
from renown.web import served
from renown.web.api.refusals import status_of
from renown.web.columns import labelled

_COMMAND = re.compile(r"\brenown [a-z]+|--[a-z]")
_FIELDS = {"owner": "person", "seeds": "who", "team-act": "person", "note-change": "person"}
"""The pages where somebody is named, and the field they are named in."""


def explained(request: HttpRequest, error: RenownError) -> HttpResponse:
    """An error of our own: its sentence, and what to do."""
    context = {
        "title": _("That did not work"),
        "words": error.message,
        "hint": _hint(error),
        "matches": [_match(text) for text in error.matches] if isinstance(error, AmbiguousError) else (),
        "field": _FIELDS.get(request.resolver_match.url_name or "", "") if request.resolver_match else "",
        "kept": [(k, v) for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", *_FIELDS.values())],
        "now": _now(request) if isinstance(error, NotFoundError) else None,
        "missing": isinstance(error, NotFoundError) and _about_people(request),
    }
    return render(request, "error.html", context, status=status_of(error))


def _now(request: HttpRequest) -> int | None:
    """Where the person of the address is now, who was found to be the same as another meanwhile."""
    person = request.resolver_match.kwargs.get("person") if request.resolver_match else None
    if not isinstance(person, int):
        return None
    try:
        now = served.workspace().details.where(person)
    except RenownError:
        return None
    return now if now != person else None


def _about_people(request: HttpRequest) -> bool:
    """Whether the address or its form names a person: only then is the list of people the place to look."""
    match = request.resolver_match
    return match is not None and ("person" in match.kwargs or match.url_name in (*_FIELDS, "ask"))


def _hint(error: RenownError) -> str:
    """What to do, unless it is a command to type: a page leads there with links, but not out of a damaged workspace."""
    if isinstance(error, AmbiguousError):
        return _("Choose the one you mean.")
    hint = labelled(error.hint)
    return "" if _COMMAND.search(hint) and not isinstance(error, StorageError) else hint


def _match(text: str) -> dict[str, str]:
    """One of several people that fit, from the line that a terminal shows: id, name, handles.

    >>> _match("17  Ana Ruiz  ;ana;@ar;")
    {'person': '17', 'name': 'Ana Ruiz', 'handles': 'ana, @ar'}
    """
    person, _gap, rest = text.partition("  ")
    if not person.isdecimal():
        return {"person": "", "name": text, "handles": ""}
    name, _gap, handles = rest.rpartition("  ")
    return {"person": person, "name": name, "handles": ", ".join(filter(None, handles.split(";")))}


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """For those without a session: how to get in."""
    response = render(request, "sign_in.html", {"refused": False}, status=403)
    response.headers["HX-Redirect"] = "/sign-in/"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _page(request, _("That was not understood"), _("The request was not one this page can answer."), 400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that did not come from here, or whose page was open for too long."""
    words = _("The form did not come from a page of this session. Open the page again and repeat it.")
    return _page(request, _("Please send the form again"), words, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _page(request, _("Nothing here"), _("There is no page at this address."), 404)


def not_a_page(request: HttpRequest, allow: str) -> HttpResponse:
    """405: an address that takes a form and shows nothing, met by going back or opening it anew."""
    words = _("This address takes a form; there is nothing to look at. What was sent before is not sent again.")
    response = _page(request, _("Nothing to see here"), words, 405)
    response.headers["Allow"] = allow
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: something we did not foresee. It shows no page frame, because that may be what failed."""
    return HttpResponse(SERVER_ERROR, status=500)


def _page(request: HttpRequest, title: str, words: str, status: int) -> HttpResponse:
    return render(request, "error.html", {"title": title, "words": words, "hint": ""}, status=status)


SERVER_ERROR = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Something broke - Renown</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/static/renown.css"></head>
<body class="bare"><main class="card narrow"><h1>Something broke</h1>
<p>Renown met something it did not foresee. Nothing of your data was changed by showing a page.</p>
<p>The place where you started <code>renown serve</code> shows the details.</p>
<p><a class="button" href="/">Back to today</a></p></main></body></html>"""
