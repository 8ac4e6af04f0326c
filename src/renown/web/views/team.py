"""The page of the team: what one lends, who asks, what became of one's own asks, and who is in it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from renown.errors import AmbiguousError, InputError, LockedError, NotFoundError, StorageError
from renown.web import served
from renown.web.views.request import identifier

LONGEST_WORDS = 2000
ROLES = ("member", "guest", "admin")


@require_GET
def team(request: HttpRequest) -> HttpResponse:
    """The team, or how to begin or join one."""
    return _page(request)


@never_cache
@require_POST
def act(request: HttpRequest, what: str) -> HttpResponse:
    """Everything that can be done on the page; questions and invitations answer on the page itself."""
    if what not in ACTS:
        raise Http404
    shown = ACTS[what](request)
    return redirect("team") if shown is None else _page(request, **shown)


def _page(request: HttpRequest, **shown: Any) -> HttpResponse:
    room = served.workspace().team
    context: dict[str, Any] = {"joined": room.joined(), "roles": ROLES, **shown}
    try:
        context["team"] = room.page()
    except (InputError, StorageError, NotFoundError, LockedError) as error:
        context |= {"trouble": error.message, "what_to_do": error.hint}
    if context.get("team"):
        context["circles"] = served.workspace().circles.list()
        context["wanted"] = _wanted(request)
    return render(request, "team/team.html", context)


def _wanted(request: HttpRequest) -> dict[str, object] | None:
    """The person whose page led here to ask for an introduction."""
    if "ask" not in request.GET:
        return None
    person = identifier(request.GET["ask"])
    return {"person": person, "name": served.workspace().people.row(person).name}


def _create(request: HttpRequest) -> None:
    served.workspace().team.create(_folder(request), _text(request, "name"))


def _join(request: HttpRequest) -> None:
    served.workspace().team.join(_folder(request), _text(request, "code"), _text(request, "name"))


def _invite(request: HttpRequest) -> dict[str, Any]:
    return {"code": served.workspace().team.invite(_text(request, "role"))}


def _lend(request: HttpRequest) -> None:
    room = served.workspace().team
    if _text(request, "scope") == "all":
        room.lend(everybody=True)
    elif circle := _text(request, "circle"):
        room.lend(circle=circle)
    elif _text(request, "scope") == "not":
        room.lend(never=[_person(request)])
    else:
        room.lend(person=_person(request))


def _take_back(request: HttpRequest) -> None:
    person = request.POST.get("who")
    served.workspace().team.take_back(
        _text(request, "scope"), _text(request, "circle"), identifier(person) if person else None
    )


def _who(request: HttpRequest) -> dict[str, Any]:
    """Whether somebody knows them; whoever is in this workspace can be asked for."""
    asked = _text(request, "person")
    found = served.workspace().team.who(asked)
    with suppress(NotFoundError, AmbiguousError):
        return {"found": found, "asked": served.workspace().people.find(asked, exact=True)}
    return {"found": found}


def _ask(request: HttpRequest) -> None:
    served.workspace().team.ask(_person(request), _text(request, "words"))


def _withdraw(request: HttpRequest) -> None:
    served.workspace().team.withdraw(_text(request, "ask"))


def _answer(request: HttpRequest) -> None:
    served.workspace().team.answer(_text(request, "ask"), yes=_text(request, "answer") == "yes")


def _remove(request: HttpRequest) -> None:
    served.workspace().team.remove(_text(request, "member"))


def _leave(request: HttpRequest) -> None:
    served.workspace().team.leave(anyway=_text(request, "anyway") == "yes")


ACTS: dict[str, Callable[[HttpRequest], dict[str, Any] | None]] = {
    "create": _create,
    "join": _join,
    "invite": _invite,
    "lend": _lend,
    "take-back": _take_back,
    "who": _who,
    "ask": _ask,
    "withdraw": _withdraw,
    "answer": _answer,
    "remove": _remove,
    "leave": _leave,
}


def _text(request: HttpRequest, field: str) -> str:
    return request.POST.get(field, "").strip()[:LONGEST_WORDS]


def _person(request: HttpRequest) -> int:
    """The person a form names."""
    return served.workspace().people.find(_text(request, "person")[:200])


def _folder(request: HttpRequest) -> str:
    """A folder, from its root on: the pages have no place of their own that a part of a path could begin at."""
    text = _text(request, "folder")
    if not text.startswith("/") and text[1:3] not in (":\\", ":/"):
        raise InputError(_("the folder was not named from its root on"), hint=_("write it out, as in /srv/share/team"))
    return text
