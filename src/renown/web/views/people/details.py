"""How somebody is reached, and the owner's own word on it: the page where it is said, and the picture."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from renown.errors import InputError
from renown.model.values.picture import MEDIA, MOST_BYTES, packed, unpacked
from renown.web import served
from renown.web.feedback import Undo, tell
from renown.web.views.request import identifier, number
from renown.workspace.people.answers.details import PersonDetails
from renown.workspace.people.said import LONGEST_DETAIL

ADDABLE = {
    "phone": _("Number"),
    "email": _("E-mail"),
    "profile": _("Page or profile"),
    "address": _("Address: street; place; region; code; country"),
    "birthday": _("Birthday"),
    "anniversary": _("Anniversary"),
    "date": _("Another date"),
    "nickname": _("Nickname"),
    "position": _("A further role"),
}
"""What can be added, in the order in which it is offered."""

OFFERED_KINDS = ("home", "work", "cell", "fax")


@require_http_methods(["GET", "POST"])
def details(request: HttpRequest, person: int) -> HttpResponse:
    """Everything that is known of somebody, each of it to be changed or taken away by hand."""
    if request.method == "GET":
        return _page(request, person)
    sent = {name: request.POST.get(name, "")[: LONGEST_DETAIL + 1] for name in ("fact", "new", "old", "kind", "beside")}
    fact, new = sent["fact"], "" if "away" in request.POST else sent["new"]
    try:
        edit = served.workspace().details.edit(
            person, fact, new, sent["old"], kind=sent["kind"], beside=sent["beside"], seen=_seen(request)
        )
    except InputError as error:
        return _page(request, person, str(error), sent)
    return _said(request, person, edit)


@require_POST
def undo(request: HttpRequest, person: int) -> HttpResponse:
    """Take a word back."""
    edit = identifier(request.POST.get("edit"))
    served.workspace().details.undo(edit)
    tell(request, f"{_('Taken back')}: {_words(person, edit)}")
    return redirect("details" if request.POST.get("back") == "details" else "person", person)


@require_http_methods(["GET", "POST"])
def picture(request: HttpRequest, person: int) -> HttpResponse:
    """The picture of somebody; or a new one, or none."""
    if request.method == "GET":
        return HttpResponse(unpacked(served.workspace().details.picture(person)), content_type=MEDIA)
    room = served.workspace().details
    if "away" in request.POST:
        name = room.of(person).picture
        return _said(request, person, room.edit(person, "photo", "", name, seen=_seen(request)))
    try:
        return _said(request, person, room.draw(person, packed(_sent(request)), _seen(request)))
    except InputError as error:
        return _page(request, person, str(error))


def _sent(request: HttpRequest) -> bytes:
    """The file that was sent. One that is too large is not read. Raises InputError."""
    file = request.FILES.get("picture")
    if not isinstance(file, UploadedFile):
        raise InputError(str(_("no picture was chosen")), hint=str(_("choose a file first")))
    return bytes(file.read()) if (file.size or 0) <= MOST_BYTES else bytes(file.size or 0)


def _seen(request: HttpRequest) -> int | None:
    return number(request.POST["seen"], 0) if "seen" in request.POST else None


def _said(request: HttpRequest, person: int, edit: int) -> HttpResponse:
    """Back to the page of the person, with what was kept and the way to take it back."""
    back = Undo(reverse("details-undo", args=[person]), {"edit": str(edit)})
    tell(request, f"{_('Kept')}: {_words(person, edit)}", back)
    return redirect("person", person)


def _words(person: int, edit: int) -> str:
    return next((line.words for line in served.workspace().details.edits(person) if line.edit == edit), "")


def _page(request: HttpRequest, person: int, words: str = "", sent: dict[str, str] | None = None) -> HttpResponse:
    workspace = served.workspace()
    with workspace.together():
        row, known = workspace.people.row(person), workspace.details.of(person)
        said = workspace.details.edits(person)
    context = {"person": person, "row": row, "details": known, "said": said, "addable": ADDABLE, "kinds": OFFERED_KINDS}
    context |= {"words": words, "sent": sent or {}, "single": _singles(row.name, known)}
    return render(request, "people/details.html", context, status=400 if words else 200)


def _singles(name: str, known: PersonDetails) -> list[tuple[str, str, str]]:
    """What a person has one of: fact, title, what stands there."""
    work = next((one for one in known.work if one.fact == "title"), None)
    return [
        ("name", str(_("Name")), name),
        ("title", str(_("Role")), work.value if work else ""),
        ("organisation", str(_("Organisation")), work.beside if work else ""),
        ("department", str(_("Department")), work.kind if work else ""),
    ]


def moved(person: int) -> HttpResponse | None:
    """The way to where somebody is now who was found to be the same as another; None where they are where they were."""
    now = served.workspace().details.where(person)
    return None if now == person else redirect(f"{reverse('person', args=[now])}?{urlencode({'was': person})}")
