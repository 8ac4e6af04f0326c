"""What the desk answers about servers: plain, frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

ASKED, KEPT, COMMAND = "asked", "kept", "command: "
"""Where a password comes from: asked for each time, kept in a file, or a command in front of which the last stands."""


@dataclass(frozen=True, slots=True)
class ServerRecord:
    """A server as the desk knows it; `last_words` says what its last round brought, or why it failed."""

    id: int
    sort: str
    url: str
    user: str
    password: str
    at: datetime
    last_at: datetime | None
    last_words: str
    last_ended_well: bool
