"""The home page: whom to turn to today, and what one says to it."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from renown.errors import NotFoundError
from renown.web import served
from renown.web.protection import public
from renown.web.views.day import welcome
from renown.web.views.request import Request, as_of, number
from renown.workspace.day.answers.today import TodayStep
from renown.workspace.day.today import MOST_ASKED
from renown.workspace.influence.answers import Score

TAKEN_BACK, GONE, NOTHING, NEW_DAY = "taken-back", "gone", "nothing", "new-day"
"""What is said when nothing was decided: it was taken back, the person is not here any more, it had been taken back
before, or another day has begun since the page was opened."""

LATER = {"later-1": 1, "later-7": 7, "later-30": 30}
CANDIDATES = 6

Say = Callable[[int, str], TodayStep]


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """The day; before that the first steps, or who the owner is where that was skipped. Whoever recruits begins with
    the vacancies: of candidates there is no day."""
    if served.workspace().recruiting:
        return redirect("vacancies")
    steps = served.workspace().welcome.steps(as_of(request))
    if steps.under_way:
        return welcome.shown(request, steps)
    state = served.workspace().state(as_of(request))
    values: dict[str, Any] = {
        "greeting": greeting(datetime.now(served.workspace().zone).hour),
        "fresh_searches": served.workspace().searches.fresh(),
    }
    if state.owner is None:
        candidates = served.workspace().people.owner_candidates()[:CANDIDATES]
        return render(request, "day/today.html", values | {"begin": "owner", "candidates": candidates})
    address = reverse("today-feed", args=[served.workspace().today.feed_token()])
    values |= {
        "feed": address,
        **_heard(request.GET.get("said", "")),
        "own": _own_score(request, state.owner),
        "tour": served.workspace().welcome.tour(),
    }
    return render(request, "day/today.html", values | _day(request))


@require_POST
def decide(request: Request, person: int) -> HttpResponse:
    """Done, later, or not this person; htmx gets the day anew."""
    what = request.POST.get("what", "")
    if what not in SAYINGS:
        raise Http404
    try:
        step = SAYINGS[what](person, request.POST.get("reason", "")[:200])
    except NotFoundError:
        return _answer(request, GONE)
    return _answer(request, step)


@require_POST
def cadence(request: HttpRequest, person: int) -> HttpResponse:
    """How often contact with somebody is wished for; 0 days: no wish."""
    served.workspace().today.cadence(person, number(request.POST.get("days"), 0) or None)
    return redirect("person", person)


@require_POST
def undo(request: Request) -> HttpResponse:
    """Take a decision back."""
    try:
        served.workspace().today.undo(request.POST.get("step", "")[:60])
    except NotFoundError:
        return _answer(request, NOTHING)
    return _answer(request, TAKEN_BACK)


@require_GET
def idea(request: Request, person: int) -> HttpResponse:
    """What to give to one of the people of the day, for a card that came without it; else on the whole page."""
    if not request.htmx:
        return redirect(f"{reverse('today')}?ideas=all")
    found = served.workspace().today.idea(person, as_of(request))
    if found is None:  # the day went on since the card was shown
        return HttpResponse()
    return render(request, "day/parts/idea.html", {"idea": found})


@require_GET
@public
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The day as a calendar, for a calendar program of this machine that knows the secret address."""
    room = served.workspace().today
    if not hmac.compare_digest(token.encode(), room.feed_token().encode()):
        raise Http404
    return HttpResponse(room.feed(), content_type="text/calendar; charset=utf-8")


@require_POST
def renew_feed(request: HttpRequest) -> HttpResponse:
    """Give the calendar another secret address, so that the one before answers no longer."""
    served.workspace().today.renew_feed()
    return redirect("today")


def rhythm(request: HttpRequest, person: int) -> dict[str, Any]:
    """How often the owner wants to be in touch with somebody, and what can be chosen, for that person's page."""
    room = served.workspace().today
    return {"cadence": room.cadence_of(person, as_of(request)), "tiers": room.tiers()}


def greeting(hour: int) -> str:
    """How one greets at this hour.

    >>> greeting(8)
    'Good morning'
    """
    return _("Good morning") if 4 <= hour < 12 else _("Good afternoon") if 12 <= hour < 18 else _("Good evening")


def _answer(request: Request, step: TodayStep | str) -> HttpResponse:
    """The day anew, with what was said; step: a decision, or why there is none."""
    values = _day(request)
    of = request.POST.get("day", "")
    values["new_day"] = bool(of) and of != str(values["day"].day)
    if request.htmx:
        heard = {"heard": step} if isinstance(step, str) else {"said": step}
        return render(request, "day/parts/day.html", values | heard | {"part": True})
    said = NEW_DAY if values["new_day"] else step if isinstance(step, str) else step.id
    return redirect(
        f"{reverse('today')}?{urlencode({'said': said} | ({'more': values['more']} if values['more'] else {}))}"
    )


def _day(request: HttpRequest) -> dict[str, Any]:
    """The day; more: how often further people were asked for."""
    more = min(number(request.POST.get("more") or request.GET.get("more"), 0), MOST_ASKED)
    page = served.workspace().today.page(as_of(request), quick="ideas" not in request.GET, more=more)
    return {"day": page, "more": more}


def _heard(said: str) -> dict[str, Any]:
    """The decision just made, while it stands, or what else was said."""
    if said == NEW_DAY:
        return {"new_day": True}
    if said in (TAKEN_BACK, GONE, NOTHING):
        return {"heard": said}
    return {"said": next((s for s in served.workspace().today.steps(1) if s.id == said), None) if said else None}


def _own_score(request: HttpRequest, owner: int) -> Score | None:
    try:
        return served.workspace().scores.why(owner, as_of(request))
    except NotFoundError:
        return None


def _later(days: int) -> Say:
    return lambda person, reason: served.workspace().today.snooze(person, days)


SAYINGS: dict[str, Say] = {
    "done": lambda person, reason: served.workspace().today.done(person),
    **{name: _later(days) for name, days in LATER.items()},
    "not-this": lambda person, reason: served.workspace().today.skip(person, reason),
    "not-90": lambda person, reason: served.workspace().today.skip(person),
    "never": lambda person, reason: served.workspace().today.skip(person, ever=True),
}
"""What can be said to a suggestion, by the name of its button."""
