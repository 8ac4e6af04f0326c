"""People as a table: narrowed, sorted, looked at again by name, and many of them marked at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from renown.errors import InputError, NotFoundError
from renown.web import served
from renown.web.feedback import Undo, tell
from renown.web.views.request import Request, as_of, identifier, number
from renown.workspace.people.answers.table import TablePage
from renown.workspace.people.asked import (
    COLUMNS,
    FALLING,
    HAS,
    LONGEST_ASKED,
    REMINDERS,
    SHOWS,
    SORTS,
    USUAL,
    WARMTHS,
    Asked,
    read_asked,
)

ASKED = tuple(Asked.__dataclass_fields__)
HEADINGS = {
    "name": gettext_lazy("Person"),
    "organisation": gettext_lazy("Organisation"),
    "circles": gettext_lazy("Circles"),
    "tags": gettext_lazy("Tags"),
    "warmth": gettext_lazy("Warmth"),
    "last": gettext_lazy("Last contact"),
    "reminder": gettext_lazy("Next reminder"),
    "contact": gettext_lazy("Last year"),
    "score": gettext_lazy("Score"),
    "mail": gettext_lazy("Address"),
    "phone": gettext_lazy("Number"),
    "networks": gettext_lazy("Seen on"),
    "community": gettext_lazy("Community"),
    "match": gettext_lazy("Best match"),
}
TITLES = {
    "strong": gettext_lazy("Strong"),
    "familiar": gettext_lazy("Familiar"),
    "weak": gettext_lazy("Weak"),
    "dormant": gettext_lazy("Dormant"),
    "little seen": gettext_lazy("Little seen"),
    "none": gettext_lazy("No contact seen"),
    "mail": gettext_lazy("With an address"),
    "phone": gettext_lazy("With a number"),
    "mail or phone": gettext_lazy("With either"),
    "neither": gettext_lazy("With neither"),
    "some": gettext_lazy("With a reminder"),
    "due": gettext_lazy("With one that is due"),
    "hidden": gettext_lazy("Hidden"),
    "nameless": gettext_lazy("Without a name"),
    "all": gettext_lazy("Everybody"),
}
DONE = {
    "tag": gettext_lazy("Put a tag on them"),
    "untag": gettext_lazy("Take a tag off"),
    "circle": gettext_lazy("Put into a circle"),
    "uncircle": gettext_lazy("Take out of a circle"),
    "hide": gettext_lazy("Hide"),
    "show": gettext_lazy("Hide no longer"),
    "merge": gettext_lazy("They are one person"),
    "csv": gettext_lazy("Download as a table (CSV)"),
    "vcard4": gettext_lazy("Download as vCards"),
}
"""What can be done with those ticked."""


@require_GET
def people(request: Request) -> HttpResponse:
    """Search, filter, sort and turn pages; htmx asks for the table alone."""
    told: dict[str, Any] = _told(request.GET)
    room = served.workspace().table
    try:
        asked, words, status = read_asked(told), "", 200
        page = room.page(**told, page=number(request.GET.get("page"), 1), as_of=as_of(request))
    except (InputError, NotFoundError) as error:
        asked, words, status = read_asked({}), str(error), 400 if isinstance(error, InputError) else 404
        page = TablePage((), 0, 1, 1, 0, 0, USUAL)
    context = {
        "page": page,
        "asked": asked,
        "asks": asked.told(),
        "headings": [_heading(asked, column) for column in page.columns],
        "person_heading": _heading(asked, "name"),
        "links": _links(asked),
        "words": words,
        "back": "?" + urlencode(_address(asked)),
        "does": DONE,
    }
    if request.htmx:
        return render(request, "people/parts/people_found.html", context, status=status)
    return render(request, "people/people.html", {**context, **_around(request, asked)}, status=status)


def _around(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """What stands around the table: the menus, the views, and what was done last."""
    ws = served.workspace()
    names = ("warmth", "since", "before", "has", "reminder", "organisation", "show")
    step = number(request.GET.get("done"), 0)
    return {
        "circles": [circle.name for circle in ws.circles.list() if circle.people],
        "tags": [tag.name for tag in ws.tags.list()],
        "warmths": [(word, TITLES[word]) for word in WARMTHS],
        "has": [(word, TITLES[word]) for word in HAS],
        "reminders": [(word, TITLES.get(word, _("Without one"))) for word in REMINDERS],
        "shows": [(word, TITLES[word]) for word in SHOWS if word in TITLES],
        "sorts": [(sort, HEADINGS[sort]) for sort in _told_of(SORTS)],
        "columns": [(column, HEADINGS[column]) for column in _told_of(COLUMNS)],
        "narrowed": any(getattr(asked, name) for name in names),
        "views": [(view, "?" + urlencode(_renamed(view.asked))) for view in ws.table.views()],
        "gone_view": number(request.GET.get("gone"), 0),
        "step": next((one for one in ws.table.steps() if one.id == step), None),
        "waiting": ws.people.review_progress().waiting,
    }


def _told_of(columns: Sequence[str]) -> tuple[str, ...]:
    """The columns that are shown here: where candidates are kept no score is."""
    recruiting = served.workspace().recruiting
    return tuple(column for column in columns if not (recruiting and column == "score"))


@require_POST
def many(request: HttpRequest) -> HttpResponse:
    """Do one thing to those ticked, or to all who were found; say what was done, so that it can be taken back."""
    told = _told(_before(request))
    chosen = [identifier(person) for person in request.POST.getlist("person")]
    everybody = request.POST.get("all") == "yes"
    what = request.POST.get("what", "")[:20]
    persons = () if everybody else chosen
    if not everybody and not chosen:
        raise InputError("nobody was chosen", hint="tick somebody first")
    if what == "csv":
        return _file(served.workspace().table.csv(told, persons, as_of(request)), "people.csv", "text/csv")
    if what == "vcard4":
        book = served.workspace().table.contacts(told, persons, as_of(request))
        return _file(book.content, book.name, book.media)
    words = request.POST.get("words", "")[:200]
    step = served.workspace().table.act(what, words, persons, told if everybody else None)
    return redirect(f"{reverse('people')}?{urlencode({**_shown(request), 'done': str(step.id)})}")


@require_POST
def take_back(request: HttpRequest, step: int) -> HttpResponse:
    """Take back what was done to many."""
    served.workspace().table.take_back(step)
    return redirect(f"{reverse('people')}?{urlencode({**_shown(request), 'done': str(step)})}")


@require_POST
def views(request: HttpRequest) -> HttpResponse:
    """Keep what is asked under a name, or let go of a view, or bring it back."""
    room = served.workspace().table
    if "remove" in request.POST:
        gone = identifier(request.POST["remove"])
        room.remove_view(gone)
        return redirect(f"{reverse('people')}?{urlencode({'gone': gone})}")
    if "back_again" in request.POST:
        room.bring_back_view(identifier(request.POST["back_again"]))
        return redirect("people")
    name = request.POST.get("name", "")[:LONGEST_ASKED]
    number_of = room.save_view(name, _told(_before(request)))
    tell(
        request,
        _("The view “%(name)s” is kept.") % {"name": name},
        Undo(reverse("people-views"), {"remove": str(number_of)}),
    )
    return redirect(f"{reverse('people')}?{urlencode(_shown(request))}")


@require_POST
def columns(request: HttpRequest) -> HttpResponse:
    """Choose the columns, for good."""
    served.workspace().table.keep_columns([column[:20] for column in request.POST.getlist("column")])
    tell(request, _("From now on the table has these columns."))
    shown = {name: value for name, value in _shown(request).items() if name != "columns"}
    return redirect(f"{reverse('people')}?{urlencode(shown)}")


def tags_of(person: int) -> dict[str, Any]:
    """What the page of a person shows of their tags."""
    ws = served.workspace()
    return {"tags": ws.tags.of(person), "all_tags": ws.tags.list(), "hidden": ws.table.is_hidden(person)}


@require_POST
def person_tags(request: HttpRequest, person: int) -> HttpResponse:
    """Put a tag on a person, or take one off; either is undone."""
    room, here = served.workspace().tags, reverse("person-tags", args=[person])
    if gone := request.POST.get("off", "")[:LONGEST_ASKED]:
        room.take_off(person, gone)
        tell(request, _("“%(tag)s” was taken off.") % {"tag": gone}, Undo(here, {"tag": gone}))
    else:
        tag = request.POST.get("tag", "")[:LONGEST_ASKED]
        if room.put(person, tag):
            tell(request, _("Tagged “%(tag)s”.") % {"tag": tag}, Undo(here, {"off": tag}))
    return redirect("person", person)


def _told(sent: Mapping[str, str]) -> dict[str, str]:
    """What an address asks; the search stands there as `q`, as in every search."""
    told = {name: sent[name][:200] for name in ASKED if sent.get(name, "").strip()}
    return {**told, **({"query": sent["q"][:200]} if sent.get("q", "").strip() else {})}


def _renamed(told: Mapping[str, str]) -> dict[str, str]:
    return {"q" if name == "query" else name: value for name, value in told.items()}


def _address(asked: Asked) -> dict[str, str]:
    """What is asked, as an address names it."""
    return _renamed(asked.told())


def _before(request: HttpRequest) -> QueryDict:
    """What the page asked from which a form was sent."""
    return QueryDict(request.POST.get("back", "")[:4000].removeprefix("?"))


def _shown(request: HttpRequest) -> dict[str, str]:
    return _renamed(_told(_before(request)))


def _links(asked: Asked) -> dict[str, str]:
    """Addresses that keep what is asked and change one thing (the page, left open, stands last)."""

    def link(**changed: str) -> str:
        return "?" + urlencode(_address(asked.but(**changed)))

    told = _address(asked)
    return {
        "page": "?" + urlencode({**told, "page": ""}),
        "nameless": link(show="nameless"),
        "hidden": link(show="hidden"),
        "listed": link(show=""),
    }


def _heading(asked: Asked, column: str) -> dict[str, Any]:
    """A column's heading: how it sorts now, and the address that sorts by it, or the other way round."""
    sorted_by = asked.by == column
    turned = sorted_by and not asked.sort.startswith("-")
    link = "?" + urlencode(_address(asked.but(sort=f"-{column}" if turned else column))) if column in SORTS else ""
    return {
        "name": column,
        "title": HEADINGS[column],
        "link": link,
        "sorted": ("descending" if asked.falling else "ascending") if sorted_by else "",
        "number": column in FALLING,
    }


def _file(content: str | bytes, name: str, media: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=f"{media}; charset=utf-8", headers=headers)
