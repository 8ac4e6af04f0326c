"""What stands in the place of an organisation and is none ("Freelance", "retired", "-") is no organisation to anybody.

Invariant: the facts stay as they were told; they are read like this, and nowhere else. How somebody works is what they
are where they say nothing better, so it is kept as their headline.
"""

from __future__ import annotations

from renown.lake.engine import Expression
from renown.lake.expressions import _, ibis
from renown.model.values import organisation

NAMING = ("accounts", "facts")
"""The tables that name organisations."""

PART_IN_EVENT = "event"
"""The fact whose organisation is somebody's part in it."""


def naming(rows: Expression, table: str) -> Expression:
    """The rows of a table with organisations that are some."""
    way = _folded().re_search(organisation.WAY_OF_WORKING)
    none = _folded().re_search(f"{organisation.WAY_OF_WORKING}|{organisation.NO_NAME}")
    if table == "facts":
        # What is not asked is not worked out: of all dated facts, most are of events.
        return rows.mutate(organisation=ibis.cases((_.fact == PART_IN_EVENT, _.organisation), (~none, _.organisation)))
    said = ibis.coalesce(_.headline.nullif(""), ibis.cases((way, _.organisation)))
    return rows.mutate(headline=said, organisation=ibis.cases((~none, _.organisation)))


def _folded() -> Expression:
    """The organisation of a row as the patterns expect it; of a long one the beginning."""
    head = _.organisation.substr(0, organisation.LONGEST).lower()
    # Letters are exchanged one by one, which takes longer than all the rest together.
    accented = head.re_search(f"[{organisation.ACCENTED}]")
    plain = ibis.cases((accented, head.translate(organisation.ACCENTED, organisation.PLAIN)), else_=head)
    return plain.re_replace(organisation.MARKS, "").re_replace(organisation.BETWEEN, " ").strip()
