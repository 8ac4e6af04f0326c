"""The list of commands: each module below adds its own to `app` when it is loaded."""

from __future__ import annotations

from renown.cli import (
    circles,
    asking,
    contacts,
    erasing,
    importing,
    lists,
    paths,
    reading,
    running,
    syncing,
    vouching,
    warmth,
)
from renown.cli.app import app

__all__ = [
    "app",
    "circles",
    "asking",
    "contacts",
    "erasing",
    "importing",
    "lists",
    "paths",
    "reading",
    "running",
    "syncing",
    "vouching",
    "warmth",
]
