"""What the palette offers besides people and notes: pages, actions, and what can be done with what was typed."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from renown.web.navigation import SECTIONS

ACTIONS = (
    (gettext_lazy("Write a note"), "note", gettext_lazy("call lunch met promise favour remind")),
    (gettext_lazy("Add a person"), "add-person", gettext_lazy("new somebody contact")),
    (gettext_lazy("Bring in an export"), "sources", gettext_lazy("import upload file zip csv vcard calendar")),
    (gettext_lazy("Find a path to somebody"), "paths", gettext_lazy("introduction ask request letter")),
    (gettext_lazy("Write an event down"), "events", gettext_lazy("meeting calendar met")),
    (gettext_lazy("Take the address book along"), "export-contacts", gettext_lazy("export vcard download")),
    (gettext_lazy("Back up"), "settings", gettext_lazy("backup save")),
)
"""What can be done: the words, the name of the address, and further words it is found by."""

KEYS = (
    ("Ctrl K", gettext_lazy("Search for people, pages and what to do")),
    ("/", gettext_lazy("Search on this page")),
    ("?", gettext_lazy("This list")),
    ("Esc", gettext_lazy("Close a menu or a list")),
    ("Ctrl Enter", gettext_lazy("Send the form one writes in")),
)


@require_GET
def palette(request: HttpRequest) -> JsonResponse:
    """Pages and actions with their addresses, and every word that the palette says."""
    told = {
        "search": reverse("search"),
        "entries": [
            *({"title": str(t), "more": str(more), "url": reverse(name), "sort": _("do")} for t, name, more in ACTIONS),
            *(_page(str(section.title), str(tab.title), tab.name) for section in SECTIONS for tab in section.tabs),
        ],
        "typed": [
            {"title": _("Note: …"), "url": f"{reverse('note')}?line=", "sort": _("do")},
            {"title": _("Paths to a person: …"), "url": _paths("person"), "sort": _("do")},
            {"title": _("Paths into a company: …"), "url": _paths("organisation"), "sort": _("do")},
        ],
        "keys": [(key, str(words)) for key, words in KEYS],
        "words": {
            "title": _("Search and do"),
            "field": _("Search people, pages, actions and notes"),
            "found": _("Found"),
            "count": _("%s found"),
            "person": _("person"),
            "note": _("note"),
            "keys": _("Arrow keys choose, Enter opens, Esc closes"),
            "list": _("Keys of this page"),
            "close": _("Close"),
        },
    }
    return JsonResponse(told)


def _page(section: str, title: str, name: str) -> dict[str, str]:
    """A page by its own words, found by those of its section as well."""
    return {"title": title, "sub": section, "more": section, "url": reverse(name), "sort": _("page")}


def _paths(kind: str) -> str:
    return f"{reverse('paths')}?{urlencode({'kind': kind})}&q="
