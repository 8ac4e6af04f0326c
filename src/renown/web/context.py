"""What every page's frame shows: where one is, the workspace at a glance, work under way."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from renown.web import served
from renown.web.charts import ENOUGH
from renown.web.navigation import TABS
from renown.web.views.request import as_of, is_signed_in

SCORED = frozenset({"overview", "seeds"})
"""The pages about scores: there it is said whether they could be bought, and what to do. Elsewhere a mark says so."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame's values; of the workspace only for those signed in, and only when a whole page is asked for."""
    match = request.resolver_match
    here = (match.url_name if match else "") or ""
    values: dict[str, Any] = {
        "here": here,
        "tabs": TABS,
        "here_tab": next((tab for tab in TABS if tab.holds(here)), None),
        "among_the_rest": any(tab.holds(here) and not tab.thumb for tab in TABS),
        "signed_in": is_signed_in(request),
    }
    if values["signed_in"] and not request.headers.get("HX-Request"):
        state = served.workspace().state(as_of(request))
        values |= {
            "state": state,
            "unguarded": here in SCORED and bool(state.interactions) and not state.guarded and _anybody_scored(request),
            "from_latest": as_of(request) == "latest",
            "pending": served.desk().jobs.pending(),
        }
    return values


def _anybody_scored(request: HttpRequest) -> bool:
    """Whether there is a score that could be bought at all."""
    best = served.workspace().people.page(as_of=as_of(request), per_page=1).rows
    return any(row.seen == ENOUGH for row in best)
