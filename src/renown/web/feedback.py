"""What a page says after something was done: one line at its head, with a button that takes it back where there is one.

A view that does something answers with a redirect, and the page that comes then shows what was said. A view says it
itself with `tell`; of one that does not, the lines that the log of decisions gained are said, so that no action is
without an answer. Invariants: each line is shown once; it stays in the browser of whoever acted, signed, until then.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.contrib import messages
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from renown.web import served
from renown.web.api.refusals import API
from renown.web.views.request import is_signed_in
from renown.workspace.data.answers import Decided

MOST_LINES = 3
SAYS_ITSELF = frozenset({"said", "kept", "done", "gone"})
"""What stands in the address of a page that says by itself what was done."""

REDIRECTS = range(300, 400)


@dataclass(frozen=True, slots=True)
class Undo:
    """A form that takes something back: where it goes, and what it sends."""

    to: str
    sends: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One line, and how to take back what it says."""

    words: str
    undo: Undo | None = None


def tell(request: HttpRequest, words: str, undo: Undo | None = None) -> None:
    """Say on the next page what was done; nothing is said beside it."""
    tags = json.dumps({"to": undo.to, "sends": dict(undo.sends)}) if undo else ""
    messages.success(request, words, extra_tags=tags)


def told(request: HttpRequest) -> list[Told]:
    """What is to be said now; it is not said again."""
    return [Told(str(one.message), _undo(one.extra_tags)) for one in messages.get_messages(request)]


def _undo(tags: str | None) -> Undo | None:
    return Undo(**json.loads(tags)) if tags else None


class FeedbackMiddleware:
    """Says after every action what it did, in the words of the log where the view says nothing itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        acts = request.method == "POST" and not request.path.startswith(API) and is_signed_in(request)
        before = served.desk().audit_length() if acts else 0
        response = self.get_response(request)
        if acts and response.status_code in REDIRECTS and not _is_told(request, response):
            gained = served.workspace().decided(before)
            if not gained:
                tell(request, _("Nothing changed: it was so already."))
            elif not _says_itself(response):
                for line in gained[:MOST_LINES]:
                    tell(request, line.words, _way_back(line))
        return response


def _is_told(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the view said something, or leads to long work or to a preview, which say how far it is."""
    queued = messages.get_messages(request)
    says_what_next = response.headers.get("Location", "").startswith(("/jobs/", "/sources/preview/"))
    return says_what_next or (isinstance(queued, BaseStorage) and queued.added_new)


def _says_itself(response: HttpResponseBase) -> bool:
    """Whether the page that comes says what was done."""
    asked = parse_qs(urlsplit(response.headers.get("Location", "")).query)
    return not SAYS_ITSELF.isdisjoint(asked)


def _way_back(line: Decided) -> Undo | None:
    """The form that takes a decision back, where one of the pages does."""
    make = WAYS_BACK.get(line.action)
    return make(line) if make is not None and len(line.people) == 1 else None


def _vouching(answer: str) -> Callable[[Decided], Undo]:
    return lambda line: Undo(reverse("vouch", args=[line.people[0]]), {"vouch": answer, "back": "seeds"})


WAYS_BACK: Mapping[str, Callable[[Decided], Undo]] = {
    "vouch": _vouching("no"),
    "vouch no longer": _vouching("yes"),
}
