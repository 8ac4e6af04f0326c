"""References: the pool, whom to name for a job, the pack that tells them what to stress, and thanks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from renown.errors import InputError
from renown.web import served
from renown.web.views.request import as_of, identifier
from renown.workspace.paths.references import BRIEFING_LANGUAGES, References

RELATIONS = {
    "manager": gettext_lazy("led my work"),
    "client": gettext_lazy("was my client"),
    "mentor": gettext_lazy("was my mentor"),
    "peer": gettext_lazy("worked beside me"),
    "report": gettext_lazy("worked for me"),
    "other": gettext_lazy("knows me otherwise"),
}
LANGUAGE_NAMES = {"en": "English", "de": "Deutsch", "es": "Español"}
LONGEST_FIELD, LONGEST_TEXT = 200, 20_000


@require_http_methods(["GET", "POST"])
def references(request: HttpRequest) -> HttpResponse:
    """The pool, and whom to name for the job typed; POST takes somebody into the pool."""
    room = served.workspace().references
    if request.method == "POST":
        _add(room, request)
        return redirect("references")
    job = request.GET.get("job", "").strip()[:LONGEST_TEXT]
    context = {
        "pool": room.pool(as_of(request)),
        "job": job,
        "ranked": room.ranking(job, as_of(request)) if job else (),
        "uses": room.uses(),
        "thanks": room.thanks_due(as_of(request)),
        "relations": RELATIONS,
    }
    return render(request, "paths/references.html", context)


@require_POST
def reference(request: HttpRequest, person: int) -> HttpResponse:
    """A step towards consent, or out of the pool, or named for a job."""
    room, form = served.workspace().references, request.POST
    if "job" in form:
        text, cv = (form.get(name, "")[:LONGEST_TEXT] for name in ("text", "cv"))
        use = room.use(person, form["job"][:LONGEST_FIELD], form.get("company", "")[:LONGEST_FIELD], text=text, cv=cv)
        return redirect("briefing", use)
    if "remove" in form:
        room.remove(person)
    elif "undo" in form:
        room.undo_consent(person)
    else:
        room.consent(person, form.get("consent", "")[:LONGEST_FIELD], words=form.get("words", "")[:LONGEST_FIELD])
    return redirect("references")


@require_GET
def briefing(request: HttpRequest, use: int) -> HttpResponse:
    """What to tell a reference, made for printing; `?as=text` gives it as Markdown to keep."""
    language = request.GET.get("language", "en")
    pack = served.workspace().references.briefing(use, language if language in BRIEFING_LANGUAGES else "en")
    if request.GET.get("as") == "text":
        answer = HttpResponse(pack.markdown, content_type="text/markdown; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="briefing-{use}.md"'
        return answer
    return render(request, "paths/briefing.html", {"pack": pack, "languages": LANGUAGE_NAMES})


@require_POST
def use_step(request: HttpRequest, use: int, what: str) -> HttpResponse:
    """Briefed, what came of it, thanked; or not named after all."""
    if what not in USE_STEPS:
        raise Http404
    USE_STEPS[what](served.workspace().references, use, request.POST.get("words", "")[:LONGEST_FIELD])
    return redirect("briefing", use) if what == "briefed" else redirect("references")


USE_STEPS: dict[str, Callable[[References, int, str], object]] = {
    "briefed": lambda room, use, words: room.briefed(use),
    "outcome": lambda room, use, words: room.outcome(use, words),
    "thanked": lambda room, use, words: room.thanked(use),
    "undo": lambda room, use, words: room.undo_use(use),
}


def _add(room: References, request: HttpRequest) -> None:
    form = request.POST
    people = served.workspace().people
    person = identifier(form["person"]) if form.get("person") else people.find(form.get("who", "")[:LONGEST_FIELD])
    room.add(
        person,
        form.get("skills", "")[:LONGEST_FIELD],
        form.get("relation", "other")[:LONGEST_FIELD],
        position=form.get("position", "")[:LONGEST_FIELD],
        since=_day(form.get("since")),
        until=_day(form.get("until")),
        note=form.get("note", "")[:LONGEST_FIELD],
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError as error:
        raise InputError(_("the day that was sent is none"), hint=_("choose a day")) from error
