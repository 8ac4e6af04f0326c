"""What every page's frame shows: where one is, the workspace at a glance, work under way."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from renown.web import served
from renown.web.charts import ENOUGH
from renown.web.feedback import told
from renown.web.navigation import RECRUITING, SECTIONS, section_of
from renown.web.views.request import as_of, is_signed_in

SCORED = frozenset({"overview", "seeds"})
"""The pages about scores: there it is said whether they could be bought, and what to do. Elsewhere a mark says so."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame's values; of the workspace only for those signed in, and only when a whole page is asked for."""
    match = request.resolver_match
    here = (match.url_name if match else "") or ""
    section = section_of(here)
    values: dict[str, Any] = {
        "here": here,
        "sections": SECTIONS,
        "here_section": section,
        "here_tab": section and section.tab_of(here),
        "signed_in": is_signed_in(request),
    }
    if not request.headers.get("HX-Request"):
        values["feedback"] = told(request)
    if values["signed_in"] and not request.headers.get("HX-Request"):
        state = served.workspace().state(as_of(request))
        # What asked for the page may have changed them.
        wishes = request.wishes if request.method == "GET" else served.workspace().preferences.all()  # type: ignore[attr-defined]
        recruiting = served.workspace().recruiting
        values |= {
            "sections": RECRUITING if recruiting else SECTIONS,
            "recruiting": recruiting,
            "state": state,
            "wishes": wishes,
            "zone": wishes.zone,
            "unguarded": here in SCORED and bool(state.interactions) and not state.guarded and _anybody_scored(request),
            "from_latest": as_of(request) == "latest",
            "pending": served.desk().jobs.pending(),
        }
    return values


def _anybody_scored(request: HttpRequest) -> bool:
    """Whether there is a score that could be bought at all."""
    best = served.workspace().people.page(as_of=as_of(request), per_page=1).rows
    return any(row.seen == ENOUGH for row in best)
