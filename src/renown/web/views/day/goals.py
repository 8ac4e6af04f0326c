"""Goals, and the week on one page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from renown.errors import InputError
from renown.web import served
from renown.web.views.request import as_of, number

LONGEST_ANSWER = 2000


@require_GET
def goals(request: HttpRequest) -> HttpResponse:
    """The week, and how far every goal has come; before an owner is known, who that may be."""
    if served.workspace().state(as_of(request)).owner is None:
        return redirect("today")
    week = served.workspace().goals.week(as_of(request))
    room = served.workspace().goals
    gone = number(request.GET.get("gone"), 0)
    circles = [circle.name for circle in served.workspace().circles.list()]
    return render(request, "day/goals.html", {"week": week, "kinds": room.kinds(), "gone": gone, "circles": circles})


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Set a goal."""
    form = request.POST
    served.workspace().goals.add(
        form.get("kind", ""),
        _amount(form.get("target", "")),
        circle=form.get("circle", "")[:200],
        weeks=number(form.get("weeks"), 12),
        words=form.get("words", "")[:LONGEST_ANSWER],
        setback=form.get("setback", "")[:LONGEST_ANSWER],
    )
    return redirect("goals")


@require_POST
def change(request: HttpRequest, goal: int, what: str) -> HttpResponse:
    """Let a goal go, or take it up again."""
    if what == "remove":
        served.workspace().goals.remove(goal)
        response = redirect("goals")
        response.headers["Location"] += f"?gone={goal}"
        return response
    if what == "restore":
        served.workspace().goals.restore(goal)
        return redirect("goals")
    raise Http404


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Keep the answer to the question of the week."""
    served.workspace().goals.answer(request.POST.get("answer", "")[:LONGEST_ANSWER], as_of(request))
    return redirect("goals")


def _amount(text: str) -> float:
    """A number as it was typed, with a comma or a point. Raises InputError."""
    try:
        return float(text.strip().replace(",", ".")[:20])
    except ValueError:
        raise InputError(_("the target is no number"), hint=_("write a number such as 3")) from None
