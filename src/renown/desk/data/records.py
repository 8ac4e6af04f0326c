"""What the desk answers about servers: plain, frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

ASKED, KEPT, COMMAND = "asked", "kept", "command: "
"""Where a password comes from: asked for each time, kept in a file, or a command in front of which the last stands."""


@dataclass(frozen=True, slots=True)
class KnownServer:
    """A server and as whom it is read; `last_words` says what its last round brought, or why it failed."""

    sort: str
    url: str
    user: str
    last_at: datetime | None
    last_words: str
    last_ended_well: bool


@dataclass(frozen=True, slots=True)
class ServerRecord(KnownServer):
    """A server as the desk keeps it, with where its password comes from."""

    id: int
    password: str
    at: datetime
