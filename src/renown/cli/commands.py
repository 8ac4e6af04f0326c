"""The list of commands: each module below adds its own to `app` when it is loaded."""

from __future__ import annotations

from renown.cli import (
    asking,
    circles,
    contacts,
    erasing,
    events,
    giving,
    goals,
    groups,
    importing,
    lists,
    noting,
    paths,
    presentation,
    reading,
    review,
    running,
    syncing,
    team,
    today,
    vouching,
    warmth,
)
from renown.cli.app import app

__all__ = [
    "app",
    "asking",
    "circles",
    "contacts",
    "erasing",
    "events",
    "giving",
    "goals",
    "groups",
    "importing",
    "lists",
    "noting",
    "paths",
    "presentation",
    "reading",
    "review",
    "running",
    "syncing",
    "team",
    "today",
    "vouching",
    "warmth",
]
