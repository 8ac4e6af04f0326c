"""Which module adds which commands: a command loads its own module, and what only the others need costs it nothing.

Invariant: every command is named under the module that adds it, a group under each module that adds to it
(tests/cli/test_index.py compares).
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "circles": ("circles",),
    "data.backups": ("backup", "restore", "settle"),
    "data.imports": ("import", "init", "sources"),
    "data.servers": ("sync",),
    "demo": ("demo",),
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
    "people.contacts": ("contacts", "person"),
    "people.erasure": ("forget", "object"),
    "people.owner": ("owner",),
    "people.presentation": ("profile",),
    "people.review": ("review",),
    "people.table": ("hide", "people", "tag"),
    "people.timeline": ("timeline",),
    "people.words": ("words",),
    "recruit.candidates": ("recruit",),
    "recruit.channels": ("recruit",),
    "recruit.cv": ("recruit",),
    "recruit.openness": ("recruit",),
    "recruit.known": ("recruit",),
    "recruit.vacancies": ("recruit",),
    "recruit.law": ("recruit",),
    "recruit.plans": ("recruit",),
    "recruit.matching": ("recruit",),
    "recruit.skills": ("recruit",),
    "recruit.search": ("recruit",),
    "recruit.searches": ("recruit",),
    "reminders": ("remind", "reminders"),
    "preferences": ("device", "settings"),
    "service": ("doctor", "link", "serve", "start"),
    "team": ("team",),
    "ties.lists": ("given", "owed", "quiet", "who"),
    "ties.warmth": ("warm",),
    "tokens": ("token",),
}
"""By module below `renown.cli`: the names of its commands and groups of commands."""


PANELS: Mapping[str, tuple[str, ...]] = {
    panel: tuple(names.split())
    for panel, names in {
        "Begin here": "start demo import serve link init",
        "Your day": "today note remind reminders promises favours give thanks cadence events met goals week",
        "People": "people person tag hide who where timeline warm quiet owed given circles groups meet talk diversity "
        "contacts review profile",
        "Ways to somebody": "paths ask requests jobs references team",
        "Recruiting": "recruit",
        "Influence": "score why evidence history areas seeds export",
        "This workspace": "sources sync owner settings words device token backup restore settle doctor forget object",
    }.items()
}
"""How `renown --help` shows the commands: whoever is new finds where to begin at the top."""


def panel_of(command: str) -> tuple[str, int]:
    """Under which heading a command stands, and at which place of all."""
    shown = [(name, panel) for panel, names in PANELS.items() for name in names]
    place = next((i for i, (name, _) in enumerate(shown) if name == command), len(shown))
    return (shown[place][1] if place < len(shown) else "More"), place


def load(command: str = "") -> None:
    """Let the module of one command add what it has to the application; all of them where it is nobody's."""
    for module in [module for module, names in COMMANDS.items() if command in names] or COMMANDS:
        import_module(f"renown.cli.{module}")
