"""Interactions: the only table whose rows are edges. The actor acted because of the target."""

from __future__ import annotations

from renown.model.tables.table import Column, Table

INTERACTIONS = Table(
    "interactions",
    "One row per act of one account because of another.",
    (
        Column(
            "ts", "timestamp", "When, naive UTC. Empty when unknown: such a row never decays and never scores.", True
        ),
        Column("precision", "string", "How exact the time is: s, m, d (a day) or none."),
        Column("zone_known", "bool", "False when the export gives a local time without saying of which zone."),
        Column("network", "string", "The network."),
        Column("kind", "string", "A kind of the registry (model/kinds.py)."),
        Column("actor", "int64", "Account that acted."),
        Column("target", "int64", "Account because of whom."),
        Column("object", "int64", "Post acted on, or the post that is the act (a reply); empty if none.", True),
        Column("place", "string", "Channel, list or group; empty for private dealings.", optional=True),
        Column("group_size", "int32", "How many shared a group message, the actor included; 2 between two."),
        Column("direction", "string", "in, out, mutual or observed, seen from the export's owner."),
    ),
    key=("network", "kind", "actor", "target", "object", "ts"),
)
