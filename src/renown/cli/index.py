"""Which module adds which commands: a command loads its own module, and what only the others need costs it nothing.

Invariant: every command is named under the module that adds it (tests/cli/test_index.py compares).
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "circles": ("circles",),
    "data.backups": ("backup", "restore", "settle"),
    "data.imports": ("import", "init", "sources"),
    "data.servers": ("sync",),
    "day.goals": ("goals", "week"),
    "day.today": ("cadence", "today"),
    "events": ("events", "met"),
    "giving.favours": ("favours", "give", "promises", "thanks"),
    "giving.notes": ("note",),
    "groups": ("diversity", "groups", "meet", "talk", "where"),
    "influence.scores": ("areas", "evidence", "export", "history", "score", "why"),
    "influence.seeds": ("seeds",),
    "paths.leads": ("jobs",),
    "paths.paths": ("paths",),
    "paths.references": ("references",),
    "paths.requests": ("ask", "requests"),
    "people.contacts": ("contacts",),
    "people.erasure": ("forget", "object"),
    "people.owner": ("owner",),
    "people.presentation": ("profile",),
    "people.review": ("review",),
    "people.table": ("hide", "people", "tag"),
    "people.timeline": ("timeline",),
    "reminders": ("remind", "reminders"),
    "service": ("demo", "doctor", "link", "serve", "start"),
    "team": ("team",),
    "ties.lists": ("given", "owed", "quiet", "who"),
    "ties.warmth": ("warm",),
    "tokens": ("token",),
}
"""By module below `renown.cli`: the names of its commands and groups of commands."""


def load(command: str = "") -> None:
    """Let the module of one command add what it has to the application; all of them where it is nobody's."""
    for module in [module for module, names in COMMANDS.items() if command in names] or COMMANDS:
        import_module(f"renown.cli.{module}")
