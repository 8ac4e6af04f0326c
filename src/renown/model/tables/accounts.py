"""Accounts: everybody an export names, one row per account, import and file that told something about it."""

from __future__ import annotations

from renown.model.tables.table import Column, Table

ACCOUNTS = Table(
    "accounts",
    "Who there is. Several rows may speak of one account; the newest non-empty value of each column is shown.",
    (
        Column("account", "int64", "Id of the account: hash of network and key."),
        Column(
            "network",
            "string",
            "The network or medium, by its key in `model/networks.py`, or a name the user gave.",
        ),
        Column("key", "string", "What identifies the account there: a native id, a profile slug, an address."),
        Column("handle", "string", "The name people type to reach the account, without @.", optional=True),
        Column("name", "string", "The name as shown, cleaned, NFC.", optional=True),
        Column("email", "string", "An address the network itself says belongs to the account.", optional=True),
        Column("url", "string", "The profile's address, canonical (no scheme, no www, no query).", optional=True),
        Column("kind", "string", "person, organisation, bot or unknown."),
        Column("owner", "bool", "True when the export says that it is this account's own export."),
        Column("headline", "string", "What the account says of itself in a line: a title, a role.", optional=True),
        Column("organisation", "string", "Where the person works, as the export states it.", optional=True),
    ),
    key=("account", "handle", "name", "email", "url", "kind", "owner", "headline", "organisation"),
)
