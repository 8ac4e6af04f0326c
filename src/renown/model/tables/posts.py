"""Posts: what people made that others could react to."""

from __future__ import annotations

from renown.model.tables.table import Column, Table

POSTS = Table(
    "posts",
    "One row per post, message in a public place, or mail to a list. Private messages have no row here.",
    (
        Column("post", "int64", "Id of the post: hash of network and native id."),
        Column("network", "string", "The network."),
        Column("key", "string", "The native id."),
        Column("author", "int64", "Account that made it; empty where the export does not say.", optional=True),
        Column("ts", "timestamp", "When, naive UTC; empty when unknown.", optional=True),
        Column("place", "string", "Channel, list or group it stands in.", optional=True),
        Column("thread", "int64", "First post of the thread it belongs to; empty for a first post.", optional=True),
        Column("text", "string", "The words, or for a mail its subject; empty where not read.", optional=True),
        Column("url", "string", "Where it can be opened.", optional=True),
    ),
    key=("post",),
)
