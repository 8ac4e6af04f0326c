"""Signs that a candidate may be open to another job: noted, and taken back."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from renown.errors import InputError
from renown.web import served
from renown.web.feedback import Undo, tell
from renown.web.views.request import Request, number

SEEKING = {
    "said so": gettext_lazy("They said that they look."),
    "signs": gettext_lazy("There are signs that they may be: ask."),
    "applied": gettext_lazy("They applied."),
    "no sign": gettext_lazy("No sign of it."),
    "not looking": gettext_lazy("They said that they do not look."),
}
_LONGEST = 1_000


def note_sign(request: Request, candidate: int) -> HttpResponse:
    """Note a sign."""
    sent = request.POST
    kind, words, source = (sent.get(name, "")[:_LONGEST] for name in ("kind", "words", "source"))
    kind, toward = ("said", "closed") if kind == "closed" else (kind, "open")
    made = served.workspace().openness.note(candidate, kind, words, source, toward, day_sent(sent.get("on", "")))
    back = Undo(reverse("candidate-act", args=[candidate, "unsign"]), {"sign": str(made)})
    tell(request, _("Noted as a sign."), back)
    return redirect(reverse("candidate", args=[candidate]) + "#signs")


def take_sign_back(request: Request, candidate: int) -> HttpResponse:
    """Take a sign back."""
    served.workspace().openness.take_back(number(request.POST.get("sign"), 0))
    tell(request, _("The sign is taken back."))
    return redirect(reverse("candidate", args=[candidate]) + "#signs")


def day_sent(text: str) -> date | None:
    """A day as a form sends it. Raises InputError."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(_("a day was sent that is none"), hint=_("write it like 2026-05-04")) from error
