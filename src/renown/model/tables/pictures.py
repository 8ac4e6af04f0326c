"""Pictures of people, as address books show them."""

from __future__ import annotations

from renown.model.tables.table import Column, Table

PICTURES = Table(
    "pictures",
    "One row per picture of an account's holder, drawn anew when it came in: small, square, without words or places.",
    (
        Column("account", "int64", "Who is seen."),
        Column("network", "string", "The network that shows it."),
        Column("digest", "string", "SHA-256 of the picture, which names it; a `photo` fact says the same."),
        Column("content", "string", "The picture, a JPEG, in base64."),
    ),
    key=("account", "network", "digest"),
)
