"""Vacancies: an advertisement pasted or sent as a file, read, checked, edited, and kept in versions.

Invariant: a text that was sent is never lost: where it is refused, it stands in the field again with what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from renown.errors import ChangedError, InputError, RenownError
from renown.web import served
from renown.web.views.request import number
from renown.workspace.recruit.vacancies import Vacancies
from renown.workspace.recruit.vacancy_answers import CheckedAd, CheckLine, VacancyCard

FIELD_NAMES = {
    "title": _("Title"),
    "employer": _("Employer"),
    "place": _("Place"),
    "remote": _("From elsewhere"),
    "hours": _("Hours"),
    "pay": _("Pay"),
    "contract": _("Contract"),
    "start": _("First day"),
    "contact": _("Contact"),
    "must": _("Must have"),
    "nice": _("Nice to have"),
    "not": _("Not wanted"),
}
"""The fields of a vacancy as the page says them."""

FIELD_BY = {"text": "", "page": _("from the page's own data"), "you": _("said by you")}

VACANCY_SAID = {
    "kept": _("Kept."),
    "accept": _("The better words stand in the text."),
    "edit": _("Kept: your word counts for this field."),
    "reread": _("This field is what the text says again."),
    "write": _("The new text is kept."),
    "restore": _("The earlier version stands again."),
    "dismiss": _("Dismissed. It stays so when you edit the text."),
    "undismiss": _("The finding counts again."),
    "remove": _("Taken off the list."),
    "back": _("It is on the list again."),
}
"""What was just done, by the word that stands in the address."""

LONGEST_SENT = 1_000_000


@require_http_methods(["GET", "POST"])
def vacancies(request: HttpRequest) -> HttpResponse:
    """The vacancies, and a field for an advertisement; POST keeps one."""
    room = served.workspace().vacancies
    if request.method == "GET":
        return _list(request)
    try:
        file = _file(request)
        card = room.add_file(*file) if file else room.add(_text(request))
    except RenownError as error:
        return _list(request, error)
    return redirect(f"{reverse('vacancy', args=[card.number])}?done=kept")


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """What the check of an advertisement finds; nothing is kept."""
    room = served.workspace().vacancies
    try:
        file = _file(request)
        checked = room.check_file(*file) if file else room.check(_text(request))
    except RenownError as error:
        return _list(request, error)
    return render(request, "recruit/vacancy_check.html", _shown(checked))


@require_http_methods(["GET", "POST"])
def vacancy(request: HttpRequest, vacancy: int) -> HttpResponse:
    """One vacancy; POST changes it."""
    room = served.workspace().vacancies
    if request.method == "GET":
        return _page(request, room.card(vacancy))
    act = VACANCY_ACTS.get(what := request.POST.get("do", ""))
    if act is None:
        raise Http404
    before = room.card(vacancy).version
    try:
        act(room, vacancy, request.POST)
    except ChangedError:
        return _page(request, room.card(vacancy), status=409, changed=True, sent=request.POST.get("text", ""))
    except InputError as error:
        sent = request.POST.get("text", "")
        return _page(request, room.card(vacancy), status=400, problem=error, sent=sent)
    was = f"&was={before}" if room.card(vacancy).version != before else ""
    return redirect(f"{reverse('vacancy', args=[vacancy])}?done={what}{was}")


def _version(form: QueryDict) -> int:
    return number(form.get("version"), 0)


VACANCY_ACTS: Mapping[str, Callable[[Vacancies, int, QueryDict], object]] = {
    "accept": lambda room, one, form: room.accept(
        one, _version(form), form.get("finding", ""), number(form.get("start"), 0)
    ),
    "dismiss": lambda room, one, form: room.dismiss(one, form.get("finding", ""), form.get("reason", "")),
    "undismiss": lambda room, one, form: room.undismiss(one, form.get("finding", "")),
    "edit": lambda room, one, form: room.edit(one, _version(form), form.get("field", ""), form.get("value", "")),
    "reread": lambda room, one, form: room.reread(one, _version(form), form.get("field", "")),
    "write": lambda room, one, form: room.write(one, _version(form), form.get("text", "")),
    "restore": lambda room, one, form: room.restore(one, _version(form), number(form.get("earlier"), 0)),
    "remove": lambda room, one, form: room.remove(one),
    "back": lambda room, one, form: room.bring_back(one),
}
"""What can be done with a vacancy, by the word that its form sends."""


def _text(request: HttpRequest) -> str:
    return request.POST.get("text", "")


def _file(request: HttpRequest) -> tuple[str, str] | None:
    """Where the file that was sent lies, and what it is called."""
    file = request.FILES.get("file")
    return (file.temporary_file_path(), file.name or "") if isinstance(file, TemporaryUploadedFile) else None


def _list(request: HttpRequest, problem: RenownError | None = None) -> HttpResponse:
    context = {
        "rows": served.workspace().vacancies.list(),
        "problem": problem,
        "text": _text(request)[:LONGEST_SENT],
        "fresh_searches": served.workspace().searches.fresh(),
    }
    return render(request, "recruit/vacancies.html", context, status=400 if problem else 200)


def _page(request: HttpRequest, card: VacancyCard, status: int = 200, **more: object) -> HttpResponse:
    room, asked = served.workspace().vacancies, request.GET
    context: dict[str, Any] = {
        **_shown(card.checked),
        "card": card,
        "versions": room.versions(card.number),
        "done": VACANCY_SAID.get(asked.get("done", "")),
        "was": number(asked.get("was"), 0),
        **more,
    }
    return render(request, "recruit/vacancy.html", context, status=status)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the text. anchor: the number of the first open finding in it, 0: none; law: whether a law is named."""

    words: str
    anchor: int = 0
    law: bool = False
    title: str = ""


def _shown(checked: CheckedAd) -> dict[str, Any]:
    found = list(enumerate(checked.lines, start=1))
    title = next((", ".join(field.values) for field in checked.fields if field.name == "title"), "")
    return {
        "checked": checked,
        "title": title,
        "open": [(place, line) for place, line in found if not line.dismissed],
        "dismissed": [(place, line) for place, line in found if line.dismissed],
        "pieces": _pieces(checked.text, [(place, line) for place, line in found if not line.dismissed]),
        "fields": [(FIELD_NAMES[field.name], FIELD_BY.get(field.by, ""), field) for field in checked.fields],
    }


def _pieces(text: str, found: list[tuple[int, CheckLine]]) -> list[_Piece]:
    """The text cut at its findings; where several lie on each other the shortest is marked."""
    marks = [(line.finding.start, line.finding.end, place, line) for place, line in found if line.finding.end]
    cuts = sorted({0, len(text), *(cut for start, end, *_rest in marks for cut in (start, end))})
    pieces = []
    for start, end in pairwise(cuts):
        over = [(b - a, place, line) for a, b, place, line in marks if a <= start and end <= b]
        if over:
            _size, place, line = min(over, key=lambda one: one[:2])
            pieces.append(_Piece(text[start:end], place, line.finding.of_law, line.finding.title))
        else:
            pieces.append(_Piece(text[start:end]))
    return pieces
