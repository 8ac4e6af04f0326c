"""Reminders: all of them on a page, those of a person on theirs, and what is said when one comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from renown.web import served
from renown.web.views.request import Request, identifier

WHEN = (
    ("tomorrow", gettext_lazy("tomorrow")),
    ("in 1 week", gettext_lazy("in a week")),
    ("in 2 weeks", gettext_lazy("in two weeks")),
    ("in 1 month", gettext_lazy("in a month")),
    ("in 3 months", gettext_lazy("in three months")),
    ("in 6 months", gettext_lazy("in half a year")),
)
EVERY = (
    ("", gettext_lazy("once")),
    ("1 year", gettext_lazy("every year")),
    ("1 month", gettext_lazy("every month")),
    ("3 months", gettext_lazy("every three months")),
    ("1 week", gettext_lazy("every week")),
    ("2 weeks", gettext_lazy("every two weeks")),
)
"""What the form offers; the command line and programs may say any day and number."""

PUT_OFF = {"later-1": 1, "later-7": 7, "later-30": 30}


@require_http_methods(["GET", "POST"])
def reminders(request: Request) -> HttpResponse:
    """Every reminder, and a form for a new one; of a person, their page answers again."""
    room = served.workspace().reminders
    if request.method == "POST":
        person = identifier(request.POST["person"]) if request.POST.get("person") else None
        when = request.POST.get("day", "")[:40] or request.POST.get("when", "")[:40]
        number = room.add(request.POST.get("words", "")[:5000], when, request.POST.get("every", "")[:40], person)
        return _answered(request, f"kept-{number}", "" if person is None else str(person))
    return render(request, "reminders/reminders.html", {"reminders": room.list(), **form(), **_said(request)})


@require_POST
def answer(request: Request, reminder: int) -> HttpResponse:
    """Done, later or no longer; htmx gets the reminders of the day anew."""
    what = request.POST.get("what", "")
    if what not in ANSWERS:
        raise Http404
    return _answered(request, ANSWERS[what](reminder), request.POST.get("back", ""))


@require_POST
def take_back(request: Request) -> HttpResponse:
    """Take back what was said last: a new reminder, done, later, or no longer."""
    what, _dash, number = request.POST.get("said", "").partition("-")
    if what not in UNDOES:
        raise Http404
    UNDOES[what](identifier(number))
    return _answered(request, "undone-0", request.POST.get("back", ""))


def form() -> dict[str, Any]:
    """What the form for a new reminder offers."""
    return {"whens": WHEN, "everys": EVERY}


def of_person(request: HttpRequest, person: int) -> dict[str, Any]:
    """The reminders of one person, for their page."""
    return {"reminders": served.workspace().reminders.list(person), **form(), **_said(request)}


def _answered(request: Request, said: str, back: str) -> HttpResponse:
    """Back to where it was said: a person's page, Today, or the page of all reminders."""
    if request.htmx:
        found = {"reminders": served.workspace().today.page(quick=True).reminders}
        return render(request, "reminders/parts/due.html", {**found, "reminded": _words(said), "reminded_by": said})
    home = reverse("person", args=[identifier(back)]) if back.isdecimal() else reverse("reminders")
    return redirect(f"{home}?{urlencode({'reminded': said})}#reminders")


def _said(request: HttpRequest) -> dict[str, Any]:
    said = request.GET.get("reminded", "")[:40]
    return {"reminded": _words(said), "reminded_by": said}


def _words(said: str) -> str:
    what = said.partition("-")[0]
    words = {
        "kept": _("You will be reminded."),
        "done": _("Done."),
        "later": _("Put off."),
        "removed": _("You will be reminded no longer."),
        "undone": _("Taken back."),
    }
    return words.get(what, "")


def _removed(reminder: int) -> str:
    served.workspace().reminders.remove(reminder)
    return f"removed-{reminder}"


def _later(days: int) -> Callable[[int], str]:
    return lambda reminder: f"later-{served.workspace().reminders.later(reminder, days)}"


ANSWERS: dict[str, Callable[[int], str]] = {
    "done": lambda reminder: f"done-{served.workspace().reminders.done(reminder)}",
    **{name: _later(days) for name, days in PUT_OFF.items()},
    "remove": _removed,
}
"""What can be said to a reminder, by the name of its button; each answers with how it is taken back."""

UNDOES: dict[str, Callable[[int], object]] = {
    "done": lambda number: served.workspace().reminders.undo(number),
    "later": lambda number: served.workspace().reminders.undo(number),
    "kept": lambda number: served.workspace().reminders.remove(number),
    "removed": lambda number: served.workspace().reminders.restore(number),
}
