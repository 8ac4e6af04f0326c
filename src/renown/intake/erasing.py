"""Erasing a person everywhere: facts, history, derived tables, and people's decisions at the desk.

Invariant: a note of what is to be erased stands until everything is; whoever finds it finishes the work, so an
erasure that was interrupted is never half done for long.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Protocol

from renown.intake.incoming import sweep
from renown.lake.derived import Derived
from renown.lake.durable import write_bytes
from renown.lake.history import History
from renown.lake.lake import Lake

_NOTE = "erasing.json"


class Forgetting(Protocol):
    """Whatever else keeps something about accounts: the desk."""

    def erase(self, accounts: Iterable[int], words: Sequence[str]) -> None:
        """Remove every row about these accounts, and these words (names, addresses) from all other rows."""


def erase_person(
    lake: Lake, derived: Derived, history: History, desk: Forgetting, person: int, accounts: Iterable[int]
) -> dict[str, object]:
    """Erase a person, known by all their accounts, from every file of the workspace.

    Returns a certificate without names: when, how many accounts, how many rows of facts and of history.
    """
    finish_erasing(lake, derived, history, desk)
    gone = sorted(accounts)
    note = {"person": person, "accounts": gone, "words": _words(lake, gone)}
    write_bytes(lake.path / _NOTE, json.dumps(note).encode())
    return finish_erasing(lake, derived, history, desk)


def unfinished(lake: Lake) -> bool:
    """Whether an erasure was interrupted."""
    return (lake.path / _NOTE).exists()


def finish_erasing(lake: Lake, derived: Derived, history: History, desk: Forgetting) -> dict[str, object]:
    """Finish an erasure that was interrupted, if there is one; its certificate, or an empty one."""
    if not unfinished(lake):
        return {}
    note = lake.path / _NOTE
    told = json.loads(note.read_bytes())
    sweep(lake.path)
    certificate = {
        "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "accounts": len(told["accounts"]),
        "fact_rows": lake.erase(told["accounts"]),
        "history_rows": history.erase([told["person"]]),
    }
    desk.erase(told["accounts"], told.get("words", ()))
    derived.erase(told["accounts"])
    note.unlink()
    return certificate


def _words(lake: Lake, accounts: Sequence[int]) -> list[str]:
    """What somebody is called and written to as: full names and addresses, for what others wrote of them."""
    rows = lake.facts("accounts")
    found = lake.engine.fetch(rows.filter(rows.account.isin(list(accounts))).select("name", "email", "key"), "names")
    words = {word for row in found.to_pylist() for word in row.values() if word}
    return sorted(word for word in words if " " in word or "@" in word)
