"""Coverage: what a source could have shown. What it could not show is unknown, not zero."""

from __future__ import annotations

from renown.model.tables.table import Column, Table

COVERAGE = Table(
    "coverage",
    "One row per import, network and kind that the source can show, with its reach and its time span.",
    (
        Column("network", "string", "The network."),
        Column("kind", "string", "A kind of the registry that this source can show, even if it showed none."),
        Column("scope", "string", "community: what all members did to each other. owner: the owner's own dealings."),
        Column("direction", "string", "in (towards the owner), out (by the owner) or both."),
        Column("account", "int64", "The owner's account for scope owner; empty for a community.", optional=True),
        Column("since", "timestamp", "Start of what the source covers; empty when unknown.", optional=True),
        Column("until", "timestamp", "End of what the source covers; empty when unknown.", optional=True),
    ),
    key=("network", "kind", "scope", "direction", "account", "since", "until"),
)
