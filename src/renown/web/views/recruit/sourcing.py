"""The search for people: as text, as chips, and as links for other platforms.

Invariant: the address holds the whole search, so going back takes the last change back; nothing is sent anywhere until
the owner opens a link.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from renown.errors import InputError, PointedError
from renown.web import served
from renown.web.views.request import Request, number
from renown.workspace.recruit.candidate_answers import CandidateRow, CandidatesFound
from renown.workspace.recruit.search_answers import ChipLine, Elsewhere, Facet, QueryRead, SearchNews

LONGEST_TYPED = 4_000
"""Characters of a search that an address carries; longer ones are for the command line."""

LONGEST_CHOICE = 40
SHOWN_NEWS = 25

FIELDS: dict[str, str | Promise] = {
    "": gettext_lazy("anywhere"),
    "title": gettext_lazy("job title, now or before"),
    "current": gettext_lazy("job title or employer now"),
    "past": gettext_lazy("job title or employer before"),
    "skill": gettext_lazy("skill"),
    "company": gettext_lazy("company"),
    "school": gettext_lazy("school"),
    "city": gettext_lazy("city"),
    "lang": gettext_lazy("language (de, en, es ...)"),
    "topic": gettext_lazy("what they talk about"),
    "circle": gettext_lazy("your circle"),
    "years": gettext_lazy("years of experience (5+, 5-10)"),
    "source": gettext_lazy("where they came from"),
    "seen": gettext_lazy("days since last seen (<365)"),
}
FACET_KINDS: dict[str, str | Promise] = {
    "titles": gettext_lazy("Job titles"),
    "skills": gettext_lazy("Skills"),
    "years": gettext_lazy("Years of experience"),
    "languages": gettext_lazy("Languages"),
    "cities": gettext_lazy("Places of work"),
    "companies": gettext_lazy("Employers"),
    "sources": gettext_lazy("Where they came from"),
}
"""What a search is narrowed by, as the page says it."""

SEARCH_HELP: tuple[tuple[str, str | Promise], ...] = (
    ("python SQL", gettext_lazy("both words, wherever they stand")),
    ("python OR scala", gettext_lazy("either is enough; write OR in capitals")),
    ("NOT junior", gettext_lazy("nobody with this word; -junior is the same")),
    ('"data engineer"', gettext_lazy("these words one behind the other")),
    ("(python OR scala) AND SQL", gettext_lazy("what stands in brackets goes first")),
    ("engin*", gettext_lazy("words that begin so; *ing: that end so")),
    ("title:engineer", gettext_lazy("only in job titles; also skill: company: city: lang: school:")),
    ("years:5-10", gettext_lazy("so many years of experience, both ends included; years:>=5")),
    ("Qt NEAR/3 embedded", gettext_lazy("with at most three words between them")),
)
EFFECTS: dict[str, str | Promise] = {
    "more": gettext_lazy("Finds more."),
    "fewer": gettext_lazy("Misses some."),
    "others": "",
}
EXAMPLES = (
    '("data engineer" OR "analytics engineer") AND python NOT (junior OR intern)',
    "title:(Pflegefachkraft OR Krankenpfleger*) AND city:Hamburg",
    "C++ AND years:>=5 AND (Qt NEAR/3 embedded)",
)


@require_GET
def sourcing(request: Request) -> HttpResponse:
    """The search that the address holds; a chip that is added or dropped leads to the search with or without it."""
    vacancy = number(request.GET.get("vacancy"), 0)
    if vacancy and "q" not in request.GET:
        asked = {"q": served.workspace().vacancies.heading(vacancy).search, "vacancy": vacancy}
        return redirect(f"{reverse('sourcing')}?{urlencode(asked)}")
    query = request.GET.get("q", "").strip()
    refused: InputError | None = None
    context: dict[str, Any] = {}
    try:
        if "add" in request.GET or "drop" in request.GET:
            return _changed(query, request.GET.dict())
    except InputError as error:
        refused = error
    try:
        context = _read(query)
    except InputError as error:
        refused = error
    context |= {
        "query": query,
        "vacancy": vacancy or None,
        "refused": refused,
        "fault": _fault(refused) if isinstance(refused, PointedError) else None,
        "typed": request.GET.get("add", ""),
        "was": request.GET.get("was"),
        "fields": FIELDS.items(),
        "longest": LONGEST_TYPED,
        "examples": EXAMPLES,
        "help": SEARCH_HELP,
        **_kept(query),
    }
    if context.get("found") is not None:
        context["found_rows"] = _news_first(context["found"], context["news"])
    return render(request, "recruit/sourcing.html", context)


def _news_first(found: CandidatesFound, news: SearchNews | None) -> list[CandidateRow]:
    """Those found; of a kept search whoever is new or changed before the others, however well they fit."""
    rows = (*news.new[:SHOWN_NEWS], *news.changed[:SHOWN_NEWS], *found.rows) if news else found.rows
    return list({row.number: row for row in rows}.values())


def _changed(query: str, sent: dict[str, Any]) -> HttpResponse:
    """The search after a change, with the way back to the one before."""
    room = served.workspace().sourcing
    if "drop" in sent:
        place, group, at = (*sent["drop"][:40].split("-"), "", "")[:3]
        now = room.drop_chip(query, place, number(at, -1), number(group, 0))
    else:
        place, _gap, at = sent.get("to", "must")[:40].partition("-")
        now = room.add_chip(query, sent["add"], place, sent.get("field", ""), number(at or "0", -1))
    vacancy = {"vacancy": sent["vacancy"]} if number(sent.get("vacancy"), 0) else {}
    address = urlencode({"q": now, "was": query, **vacancy})
    return redirect(f"{reverse('sourcing')}?{address}#builder")


def _read(query: str) -> dict[str, Any]:
    """What the search means and where else it can be asked. Raises InputError."""
    if len(query) > LONGEST_TYPED:
        found = _("found %(found)s characters, expected at most %(most)s here")
        raise InputError(
            found % {"found": f"{len(query):,}", "most": f"{LONGEST_TYPED:,}"}, hint=_("search in several steps")
        )
    here = served.workspace()
    room, searched = here.sourcing, bool(query) and here.recruiting
    read = room.read(query)
    links = room.elsewhere(query) if query else ()
    return {
        "found": here.candidates.search(query) if searched else None,
        "facets": [_facet(facet) for facet in here.candidates.facets(query)] if searched else (),
        "read": read,
        "notes": [(query[note.at.start : note.at.end], note.message) for note in read.notes],
        "rows": _rows(read),
        "into": _into(read),
        "offers": room.synonyms(query),
        "links": [_link(query, link) for link in links],
    }


def _kept(query: str) -> dict[str, Any]:
    """The kept searches, who is new in the one that is asked, and where a search can be kept for."""
    here = served.workspace()
    rows = here.searches.list()
    asked = next((row for row in rows if query and row.query == query), None)
    news = here.searches.show(asked.search) if asked and not asked.fault else None
    platforms = [(dialect.key, dialect.title, not here.recruiting) for dialect in here.sourcing.dialects()]
    return {
        "kept": rows,
        "news": news,
        "new_ones": {row.number for row in news.new} if news else (),
        "changed_ones": {row.number for row in news.changed} if news else (),
        "places": [*([("here", _("your candidates"), True)] if here.recruiting else []), *platforms],
    }


def _facet(facet: Facet) -> dict[str, Any]:
    """What a search is narrowed by: a title, a field, and of each part its value, its words, how many it leaves."""
    lines = [(line.words, _words(facet.kind, line.words), line.people) for line in facet.lines]
    return {"title": FACET_KINDS[facet.kind], "field": facet.field, "lines": lines}


def _words(kind: str, words: str) -> str:
    if kind == "years":
        low, gap, high = words.rstrip("+").partition("-")
        return _("%(low)s to %(high)s") % {"low": low, "high": high} if gap else _("%(low)s or more") % {"low": low}
    if kind == "languages":
        with suppress(KeyError):
            return str(get_language_info(words)["name"])
    return words


def _into(read: QueryRead) -> list[tuple[str, str]]:
    """Where a part may be added: keys and words."""
    instead = _("or instead of “%(words)s”")
    row = _("one of: %(words)s")
    return [
        ("must", _("all of these")),
        *(
            (f"any-{at}", row % {"words": _short(", ".join(c.words for c in chips))})
            for at, chips in enumerate(read.any)
        ),
        *((f"instead-{at}", instead % {"words": _short(chip.words)}) for at, chip in enumerate(read.must)),
        ("none", _("none of these")),
    ]


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_CHOICE else f"{words[:LONGEST_CHOICE]}…"


def _rows(read: QueryRead) -> list[dict[str, Any]]:
    """The rows of the builder: a title, and each chip with the name that dropping it has."""
    rows = [{"title": _("All of these"), "join": _("and"), "chips": _chips(read.must, "must-0")}]
    for group, row in enumerate(read.any):
        rows.append({"title": _("One of these is enough"), "join": _("or"), "chips": _chips(row, f"any-{group}")})
    rows.append({"title": _("None of these"), "join": _("nor"), "chips": _chips(read.none, "none-0")})
    return [row for row in rows if row["chips"]]


def _chips(row: tuple[ChipLine, ...], name: str) -> list[dict[str, Any]]:
    return [{"chip": chip, "field": _field(chip), "drop": f"{name}-{at}"} for at, chip in enumerate(row)]


def _field(chip: ChipLine) -> str:
    """Where a chip is looked for, without the hint on how to write it; empty for anywhere."""
    return str(FIELDS[chip.field]).partition(" (")[0] if chip.field else ""


def _link(query: str, link: Elsewhere) -> dict[str, Any]:
    losses = [(query[loss.at.start : loss.at.end], loss.message, EFFECTS[loss.effect]) for loss in link.losses]
    return {"link": link, "losses": losses}


def _fault(error: PointedError) -> dict[str, str]:
    """The query around the place that cannot be read."""
    text, start, end = error.text, error.start, max(error.end, error.start + 1)
    around = slice(max(0, start - 200), start), slice(start, end), slice(end, end + 200)
    before, there, behind = (text[part] for part in around)
    return {"before": before, "there": there[:200], "behind": behind}
