"""Everything the first page shows, gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.compute as pc

from renown.errors import NotFoundError
from renown.workspace.context import AsOf, Context
from renown.workspace.data.state import state
from renown.workspace.influence.answers import Overview, Score
from renown.workspace.influence.explanation import explain
from renown.workspace.influence.history import points_of
from renown.workspace.influence.picture import network_picture
from renown.workspace.register import person_rows

if TYPE_CHECKING:
    from renown.workspace.ties.ties import Ties

LEADERS, TIES_LISTED = 8, 5


def overview(context: Context, ties: Ties, as_of: AsOf) -> Overview:
    """Own score, movers of the community, trend, picture and the first useful lists; empty ones without an owner."""
    now = state(context, as_of)
    scoring = context.scoring(as_of)
    trend = points_of(context, now.owner) if now.owner is not None else ()
    own: Score | None = None
    if now.owner is not None:
        try:
            own = explain(context, scoring, now.owner, trend)
        except NotFoundError:
            own = None
    listing = scoring.listing
    leaders = listing.filter(pc.and_(listing["enough"], pc.not_equal(listing["kind"], "bot"))).slice(0, LEADERS)
    known = now.owner is not None
    return Overview(
        state=now,
        own=own,
        trend=trend,
        leaders=person_rows(leaders),
        picture=network_picture(context, scoring, now.owner),
        quiet=ties.quiet(as_of, TIES_LISTED) if known else (),
        owed=ties.owed(as_of, TIES_LISTED) if known else (),
        given=ties.given(as_of, TIES_LISTED) if known else (),
    )
