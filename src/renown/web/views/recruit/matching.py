"""Who fits a vacancy: the candidates in an order to read them in, one of them beside it, the shortlist, and the log.

Invariant: nobody can be rejected here, and nobody is put anywhere but one by one, with a word of whoever does it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from renown.errors import InputError
from renown.web import served
from renown.web.feedback import Undo, tell
from renown.web.views.recruit.candidates import elsewhere
from renown.web.views.recruit.channels import LONGEST_SEARCH
from renown.web.views.request import Request, number
from renown.workspace.recruit.match_answers import MatchCard, MatchSummary

MATCHES_A_PAGE = 25
RANKINGS_A_PAGE = 20
LONGEST_REASON = 2_000
ASKS_IN_A_LIST = 2

FOUND_WORDS = {
    "named": gettext_lazy("named"),
    "listed": gettext_lazy("named, in no job"),
    "less": gettext_lazy("fewer years"),
    "close": gettext_lazy("something near"),
    "not named": gettext_lazy("not named: ask"),
}
"""How far something that is asked was found, as the page says it."""


@dataclass(frozen=True, slots=True)
class _Marked:
    """A piece of a text. to: the numbers of the needs it is evidence of; first: the one whose mark begins here."""

    words: str
    to: tuple[int, ...] = ()
    first: int = 0


@require_GET
def matches(request: Request, vacancy: int) -> HttpResponse:
    """The candidates in the order in which to read them for a vacancy."""
    ws = served.workspace()
    if not ws.recruiting:
        return elsewhere(request)
    asked = {name: request.GET.get(name, "")[:LONGEST_SEARCH] for name in ("missing", "profession", "place")}
    page = min(max(number(request.GET.get("page"), 1), 1), 1_000_000)
    status, problem = 200, None
    try:
        found = ws.matching.people(vacancy, **asked, limit=MATCHES_A_PAGE, offset=(page - 1) * MATCHES_A_PAGE)
    except InputError as error:
        status, problem = 400, error
        found = ws.matching.people(vacancy, limit=MATCHES_A_PAGE)
    listed = {row.candidate for row in found.rows}
    context: dict[str, Any] = {
        "found": found,
        "asked": asked,
        "filtered": any(asked.values()),
        "problem": problem,
        "rows": [(row, summary(row.fit), row.fit.asks[:ASKS_IN_A_LIST]) for row in found.rows],
        "shortlist": ws.matching.shortlist(vacancy),
        "before": _page(asked, page - 1) if page > 1 else "",
        "after": _page(asked, page + 1) if page * MATCHES_A_PAGE < found.count else "",
        "first": (page - 1) * MATCHES_A_PAGE + 1,
        "last": (page - 1) * MATCHES_A_PAGE + len(listed),
    }
    return render(request, "recruit/matches.html", context, status=status)


def _page(asked: dict[str, str], page: int) -> str:
    return "?" + urlencode({**{name: words for name, words in asked.items() if words}, "page": page})


def summary(fit: MatchSummary) -> str:
    """How somebody fits, in one line of plain words."""
    named, half, gone = len(fit.fits), len(fit.partly), len(fit.missing)
    if not (named or half or gone or fit.open):
        return _("The advertisement asks for nothing that can be looked for.")
    told = ngettext("%(n)d thing that is asked is named", "%(n)d things that are asked are named", named)
    parts = [told % {"n": named} if named else _("Nothing that is asked is named")]
    if half:
        parts.append(_("%(n)d in part") % {"n": half})
    if gone:
        parts.append(ngettext("%(n)d must-have is open", "%(n)d must-haves are open", gone) % {"n": gone})
    return ", ".join(parts)


@require_GET
def match(request: Request, vacancy: int, candidate: int) -> HttpResponse:
    """One candidate beside a vacancy."""
    ws = served.workspace()
    if not ws.recruiting:
        return elsewhere(request)
    return _one(request, ws.matching.match(vacancy, candidate))


def _one(request: Request, card: MatchCard, status: int = 200, **more: object) -> HttpResponse:
    numbered = list(enumerate(card.evidence, start=1))
    context = {
        "card": card,
        "evidence": [(at, one, FOUND_WORDS[one.found]) for at, one in numbered],
        "advert": marked(card.advert, [(at, one.need.start, one.need.end) for at, one in numbered]),
        "cv": marked(card.text, [(at, one.start, one.end) for at, one in numbered]),
        "summary": summary(card.row.fit),
        **more,
    }
    return render(request, "recruit/match.html", context, status=status)


def marked(text: str, places: Iterable[tuple[int, int, int]]) -> list[_Marked]:
    """A text cut where places (the number of a need, start, end) begin and end.

    >>> [(piece.words, piece.to) for piece in marked("SQL, Python", [(1, 5, 11), (2, 0, 3), (3, 0, 0)])]
    [('SQL', (2,)), (', ', ()), ('Python', (1,))]
    """
    held = [(at, start, min(end, len(text))) for at, start, end in places if 0 <= start < end and start < len(text)]
    cuts = sorted({0, len(text), *(cut for _at, start, end in held for cut in (start, end))})
    pieces, begun = [], set[int]()
    for start, end in pairwise(cuts):
        over = tuple(at for at, a, b in held if a <= start and end <= b)
        new = next((at for at in over if at not in begun), 0)
        begun.update(over)
        pieces.append(_Marked(text[start:end], over, new))
    return pieces


@require_POST
def shortlist(request: Request, vacancy: int, what: str) -> HttpResponse:
    """Put one candidate on the shortlist of a vacancy, take them off, or take that back."""
    room, sent = served.workspace().matching, request.POST
    candidate, entry = number(sent.get("candidate"), 0), number(sent.get("entry"), 0)
    back = reverse("match", args=[vacancy, candidate]) if candidate else reverse("matches", args=[vacancy])
    place = {"candidate": str(candidate)} if candidate else {}
    if what == "put":
        words = sent.get("words", "")
        try:
            made = room.put(vacancy, candidate, words)
        except InputError as error:
            return _one(request, room.match(vacancy, candidate), 400, problem=error, sent=words[: LONGEST_REASON * 2])
        undo = Undo(reverse("shortlist-do", args=[vacancy, "take-off"]), {"entry": str(made), **place})
        tell(request, _("On the shortlist, with your word. Nothing was sent."), undo)
    elif what == "take-off":
        room.take_off(entry)
        undo = Undo(reverse("shortlist-do", args=[vacancy, "put-back"]), {"entry": str(entry), **place})
        tell(request, _("Taken off the shortlist."), undo)
    elif what == "put-back":
        room.put_back(entry)
        tell(request, _("On the shortlist again."))
    else:
        raise InputError(_("that cannot be done with a shortlist"), hint=_("open the page again"))
    return redirect(back)


@require_GET
def fits(request: Request, candidate: int) -> HttpResponse:
    """Which of the vacancies fit a candidate."""
    ws = served.workspace()
    if not ws.recruiting:
        return elsewhere(request)
    found = ws.matching.vacancies(candidate)
    rows = [(row, summary(row.fit), row.fit.asks[:ASKS_IN_A_LIST]) for row in found.rows]
    return render(request, "recruit/fits.html", {"found": found, "rows": rows})


@require_GET
def rankings(request: Request) -> HttpResponse:
    """The log of rankings that were shown."""
    ws = served.workspace()
    if not ws.recruiting:
        return elsewhere(request)
    vacancy, page = number(request.GET.get("vacancy"), 0), min(max(number(request.GET.get("page"), 1), 1), 1_000_000)
    found = ws.matching.shown(vacancy, RANKINGS_A_PAGE, (page - 1) * RANKINGS_A_PAGE)
    only = {"vacancy": str(vacancy)} if vacancy else {}
    context = {
        "found": found,
        "only": vacancy,
        "before": _page(only, page - 1) if page > 1 else "",
        "after": _page(only, page + 1) if page * RANKINGS_A_PAGE < found.count else "",
    }
    return render(request, "recruit/rankings.html", context)
