"""How the owner wants things: time, look, letters, backups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from renown.errors import InputError
from renown.model.local_time import zones
from renown.web import served
from renown.web.clock import browser_zone
from renown.workspace.paths.letters import languages
from renown.workspace.preferences.preferences import THEMES

SAVED = {
    "time": gettext_lazy("Kept: all times are shown in that zone."),
    "look": gettext_lazy("Kept: the pages look so from now on."),
    "letters": gettext_lazy("Kept: letters begin in that language."),
    "backups": gettext_lazy("Kept: backups go to that folder."),
    "backup": gettext_lazy("Backed up, and read back."),
    "words": gettext_lazy("Kept: so it is from the next import on."),
}
THEME_WORDS = dict(
    zip(THEMES, (gettext_lazy("As the device"), gettext_lazy("Light"), gettext_lazy("Dark")), strict=True)
)


@require_GET
def settings(request: HttpRequest) -> HttpResponse:
    """How everything is wanted, and the way out."""
    wishes, heard = served.workspace().preferences.all(), browser_zone(request)
    context = {
        "wishes": wishes,
        "zones": zones(),
        "other_zone": heard if heard in zones() and heard != wishes.zone else "",
        "languages": languages(),
        "themes": THEME_WORDS.items(),
        "backup": served.workspace().backup_due(),
        "words": served.workspace().people.last_words(),
        "saved": SAVED.get(request.GET.get("saved", "")),
    }
    return render(request, "preferences/settings.html", context)


@require_POST
def keep(request: HttpRequest, what: str) -> HttpResponse:
    """Keep what one form of the page says."""
    if what not in KEEPERS:
        raise Http404
    KEEPERS[what](request.POST)
    return redirect(f"{reverse('settings')}?saved={what}#{what}")


def _time(form: QueryDict) -> None:
    served.workspace().preferences.set(zone=form.get("zone", "")[:60])


def _look(form: QueryDict) -> None:
    served.workspace().preferences.set(theme=form.get("theme", "")[:20], keys="keys" in form)


def _words(form: QueryDict) -> None:
    served.workspace().people.keep_last_words(form.get("words") == "on")


def _letters(form: QueryDict) -> None:
    served.workspace().preferences.set(letters=form.get("letters", "")[:20])


def _backups(form: QueryDict) -> None:
    folder = form.get("folder", "").strip()[:4096]
    if "\0" in folder:
        raise InputError(_("that is no folder"), hint=_("name a folder on this machine"))
    served.workspace().preferences.keep_backups_in(Path(folder).expanduser() if folder else None)


def _backup(form: QueryDict) -> None:
    served.workspace().preferences.back_up_now()


KEEPERS: dict[str, Callable[[QueryDict], None]] = {
    "time": _time,
    "look": _look,
    "words": _words,
    "letters": _letters,
    "backups": _backups,
    "backup": _backup,
}
