"""Which module adds which commands: a command loads its own module, and what only the others need costs it nothing.

Invariant: every command is named under the module that adds it (tests/cli/test_index.py compares).
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "asking": ("ask", "requests"),
    "circles": ("circles",),
    "contacts": ("contacts",),
    "erasing": ("forget", "object"),
    "events": ("events", "met"),
    "giving": ("favours", "give", "promises", "thanks"),
    "goals": ("goals", "week"),
    "groups": ("diversity", "groups", "meet", "talk", "where"),
    "importing": ("import", "init", "sources"),
    "keeping": ("backup", "restore", "settle"),
    "leads": ("jobs",),
    "lists": ("given", "owed", "quiet", "who"),
    "noting": ("note",),
    "owner": ("owner",),
    "paths": ("paths",),
    "presentation": ("profile",),
    "reading": ("areas", "evidence", "export", "history", "people", "score", "why"),
    "references": ("references",),
    "review": ("review",),
    "running": ("demo", "doctor", "link", "serve"),
    "seeds": ("seeds",),
    "syncing": ("sync",),
    "team": ("team",),
    "today": ("cadence", "today"),
    "tokens": ("token",),
    "warmth": ("warm",),
}
"""By module below `renown.cli`: the names of its commands and groups of commands."""


def load(command: str = "") -> None:
    """Let the module of one command add what it has to the application; all of them where it is nobody's."""
    for module in [module for module, names in COMMANDS.items() if command in names] or COMMANDS:
        import_module(f"renown.cli.{module}")
