"""Give and take: open promises, thanks, balances, and the user's word on a tie."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from renown.errors import NotFoundError
from renown.web import served
from renown.web.views.request import as_of, number

LISTED = 8

SAID = {
    "kept": _("Kept as a favour."),
    "let-go": _("Let go."),
    "open": _("Open again."),
    "thanked": _("Thanks noted."),
    "unthanked": _("Taken back."),
}
"""What was just done, by the word that stands in the address."""


@require_GET
def giving(request: HttpRequest) -> HttpResponse:
    """Promises, thanks, who gives and who takes, and what one could give."""
    favours, moment = served.workspace().favours, as_of(request)
    balances = favours.balances(moment)
    leaning = favours.owes_give(moment)[:LISTED]
    ideas = [(b, favours.ideas(b.person, 2, moment)) for b in leaning if b.person is not None]
    promises = favours.promises(as_of=moment)
    context = {
        "mine": [p for p in promises if p.mine],
        "theirs": [p for p in promises if not p.mine],
        "ended": favours.ended(LISTED),
        "unthanked": favours.unthanked(moment),
        "balances": balances,
        "overall": favours.overall(moment),
        "ideas": ideas,
        "notes": served.workspace().notes.list(per_page=LISTED).rows,
        "done": SAID.get(request.GET.get("done", "")),
        "undo": _undo_of(request),
    }
    return render(request, "giving/giving.html", context)


@require_POST
def promise(request: HttpRequest, promise: int, how: str) -> HttpResponse:
    """A promise was kept, was let go, or is open again."""
    favours = served.workspace().favours
    if how == "open":
        favours.reopen(promise)
    elif how in ("kept", "let-go"):
        favours.end(promise, kept=how == "kept", as_of=as_of(request))
    else:
        raise Http404
    return _back(how, promise)


@require_POST
def thanked(request: HttpRequest, favour: int) -> HttpResponse:
    """Thanks were said for a favour."""
    return _back("thanked", served.workspace().favours.thank(favour, as_of(request)))


@require_POST
def unthanked(request: HttpRequest, thanks: int) -> HttpResponse:
    """Thanks are taken back."""
    served.workspace().favours.unthank(thanks)
    return _back("unthanked", 0)


@require_GET
def warm(request: HttpRequest) -> HttpResponse:
    """Every tie with its warmth, the user's own word beside it, and how often warmth was right."""
    ties, moment = served.workspace().ties, as_of(request)
    query = request.GET.get("q", "")[:200]
    try:
        page = ties.page(query, number(request.GET.get("page"), 1), as_of=moment)
    except NotFoundError:
        return render(request, "ties/warm.html", {"nobody": True})
    said = {tie.person: tie for tie in ties.corrections(moment)}
    balances = {b.person: b for b in served.workspace().favours.balances(moment)}
    context = {
        "rows": [(row, said.get(row.person), balances.get(row.person)) for row in page.rows],
        "page": page,
        "query": query,
        "beside": f"?{urlencode({'q': query} if query else {})}{'&' if query else ''}page=",
    }
    if request.headers.get("HX-Request"):
        return render(request, "ties/parts/ties_found.html", context)
    return render(request, "ties/warm.html", context | {"check": ties.backtest(moment)})


@require_POST
def tie(request: HttpRequest, person: int) -> HttpResponse:
    """The user's own word on a tie, or taking it back."""
    ties = served.workspace().ties
    if request.POST.get("uncorrect"):
        ties.uncorrect(person)
    else:
        ties.correct(person, request.POST.get("value", "")[:20], request.POST.get("why", "")[:200].strip())
    return redirect("person", person)


def card(request: HttpRequest, person: int) -> dict[str, Any]:
    """What the page of a person shows of give and take, and of the user's word on the tie."""
    workspace, moment = served.workspace(), as_of(request)
    return {
        "favour_lines": workspace.favours.lines(person, LISTED),
        "favour_balance": workspace.favours.balance(person, moment),
        "before_asking": workspace.favours.before_asking(person, moment),
        "correction": next((tie for tie in workspace.ties.corrections(moment) if tie.person == person), None),
    }


def _undo_of(request: HttpRequest) -> str:
    """Where what was just done is taken back."""
    done, row = request.GET.get("done", ""), number(request.GET.get("row"), 0)
    if done in ("kept", "let-go") and row:
        return reverse("promise", args=[row, "open"])
    return reverse("unthanked", args=[row]) if done == "thanked" and row else ""


def _back(done: str, row: int) -> HttpResponse:
    return redirect(f"{reverse('giving')}?{urlencode({'done': done, 'row': row})}")
