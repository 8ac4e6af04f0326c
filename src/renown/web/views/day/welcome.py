"""The first steps in a new workspace, and the end of the tour of the made-up one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from renown.errors import NotFoundError
from renown.web import served
from renown.web.views.request import as_of, identifier
from renown.workspace.answers import PersonRow
from renown.workspace.day.answers.welcome import WelcomeSteps

ACCOUNTS_SHOWN = 12
KNOWN = 12


def shown(request: HttpRequest, steps: WelcomeSteps) -> HttpResponse:
    """The step that is asked for, else the one to take now."""
    names = [step.name for step in steps.steps]
    asked = request.GET.get("step", "")
    now = asked if asked in names else steps.now
    place = names.index(now)
    values = {"first": steps, "step": now, "here": steps.steps[place], "number": place + 1}
    values |= {"missing": "missing" in request.GET}
    return render(request, "day/welcome.html", values | SHOWN[now](request))


@require_POST
def step(request: HttpRequest, step: str) -> HttpResponse:
    """Take a step, skip it, or take it up again; end the tour."""
    room, what = served.workspace().welcome, request.POST.get("what", "")
    if what in ("skip", "end"):
        room.say(step, "skipped" if what == "skip" else "done")
        return redirect("today")
    if what == "again":
        room.take_up(step)
    elif step not in TAKEN:
        raise Http404
    elif TAKEN[step](request.POST):
        room.say(step)
        return redirect("person", identifier(request.POST["to"])) if request.POST.get("to") else redirect("today")
    missing = "" if what == "again" else "&missing"
    return redirect(f"{reverse('today')}?step={step}{missing}")


def _confirm(said: QueryDict) -> bool:
    """Confirm the accounts that were ticked, and who was named; whether there was any."""
    people, named = served.workspace().people, said.get("person", "").strip()[:200]
    chosen = [identifier(account) for account in said.getlist("account")]
    for account in chosen:
        people.confirm_owner(account)
    if named:
        people.confirm_owner(str(identifier(named)) if named.isdecimal() else named)
    return bool(chosen or named)


def _vouch(said: QueryDict) -> bool:
    """Vouch for those who were ticked; whether there was any."""
    chosen = [identifier(person) for person in said.getlist("person")]
    for person in chosen:
        served.workspace().seeds.add(person)
    if chosen:
        served.desk().jobs.enqueue("rescore")
    return bool(chosen)


TAKEN: dict[str, Callable[[QueryDict], bool]] = {"you": _confirm, "vouch": _vouch, "word": lambda said: True}
"""What a step does with what was sent; it says whether anything was."""


def _bring(request: HttpRequest) -> dict[str, Any]:
    return {"cards": served.workspace().source_cards(), "jobs": served.desk().jobs.pending()}


def _you(request: HttpRequest) -> dict[str, Any]:
    return {"candidates": served.workspace().people.owner_candidates()[:ACCOUNTS_SHOWN]}


def _known(request: HttpRequest) -> dict[str, Any]:
    """Whom one may vouch for: those one is close to, then those who are best known here."""
    workspace, moment = served.workspace(), as_of(request)
    state = workspace.state(moment)
    close = [tie.person for tie in workspace.ties.warmth(moment, KNOWN)] if state.owner is not None else []
    vouched = {row.person for row in workspace.seeds.list(moment)}
    best = workspace.people.page(per_page=2 * KNOWN, as_of=moment).rows
    rows = [row for person in close if (row := _row(person, moment))]
    rows += [row for row in best if row.person not in close]
    left = [row for row in rows if row.person not in vouched and row.person != state.owner]
    return {"known": left[:KNOWN], "vouched": len(vouched)}


def _row(person: int, moment: str | None) -> PersonRow | None:
    """Somebody's line; None for one who is in no listing."""
    try:
        return served.workspace().people.row(person, moment)
    except NotFoundError:
        return None


def _word(request: HttpRequest) -> dict[str, Any]:
    return {"found": served.workspace().welcome.first_word(as_of(request))}


SHOWN: dict[str, Callable[[HttpRequest], dict[str, Any]]] = {
    "bring": _bring,
    "you": _you,
    "vouch": _known,
    "word": _word,
}
"""What the page of a step shows."""
