"""Counts: numbers that a platform gives without saying who. Kept and shown, never scored."""

from __future__ import annotations

from renown.model.tables.table import Column, Table

COUNTS = Table(
    "counts",
    "One row per number a platform states about a post or an account without naming the actors.",
    (
        Column("network", "string", "The network."),
        Column("account", "int64", "Whom the number is about, if an account.", optional=True),
        Column("post", "int64", "Which post the number is about, if a post.", optional=True),
        Column("measure", "string", "likes, reposts, views, followers, ..."),
        Column("value", "int64", "The number."),
        Column("ts", "timestamp", "As of when; empty when unknown.", optional=True),
    ),
    key=("network", "account", "post", "measure", "ts"),
)
