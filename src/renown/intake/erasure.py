"""Erasing a person everywhere: facts, history, derived tables, and people's decisions at the desk.

Invariant: a note of what is to be erased stands until everything is; whoever finds it finishes the work, so an
erasure that was interrupted is never half done for long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from renown.errors import LockedError, RenownError, StorageError
from renown.intake.arrivals import sweep, sweep_uploads
from renown.lake.checks import sealed, unsealed
from renown.lake.derived import Derived
from renown.lake.durable import clear, storage_errors, write_bytes
from renown.lake.history import History
from renown.lake.lake import Lake
from renown.lake.words import Words, parts_of

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
    return _erase_all(lake, derived, history, desk, [person], sorted(accounts))


def erase_covered(lake: Lake, derived: Derived, history: History, desk: Forgetting) -> dict[str, object]:
    """Erase everywhere whom the tombstones cover though their rows are here again, as in a restored workspace.

    Returns a certificate, empty where there is nobody.
    """
    gone, ids = lake.covered(), derived.person_ids()
    if not gone:
        return {}
    return _erase_all(lake, derived, history, desk, sorted({ids.get(account, account) for account in gone}), gone)


def _erase_all(
    lake: Lake, derived: Derived, history: History, desk: Forgetting, persons: list[int], gone: list[int]
) -> dict[str, object]:
    finish_erasing(lake, derived, history, desk)
    note: dict[str, object] = {"person": persons[0], "accounts": gone, "words": _words(lake, gone)}
    if persons[1:]:
        note["others"] = persons[1:]
    write_bytes(lake.path / _NOTE, sealed(note))
    try:
        return finish_erasing(lake, derived, history, desk)
    except (StorageError, LockedError) as error:
        raise _stopped(error) from error


def _stopped(error: StorageError | LockedError) -> RenownError:
    """The error of an erasure that the disk or another process stopped: it is under way, and cannot be taken back."""
    return type(error)(
        f"the erasure was stopped midway ({error.message}); it is noted and goes on when the workspace is opened again",
        hint="Make room, or wait for the other process; then run any command",
    )


def unfinished(lake: Lake) -> bool:
    """Whether an erasure was interrupted."""
    return (lake.path / _NOTE).exists()


def read_note(workspace: Path) -> dict[str, Any] | None:
    """What an interrupted erasure was about; None where none was. Raises StorageError when the note is damaged."""
    file = workspace / _NOTE
    try:
        told = unsealed(file.read_bytes())
        return {
            "persons": [int(person) for person in (told["person"], *told.get("others", ()))],
            "accounts": [int(account) for account in told["accounts"]],
            "words": [str(word) for word in told.get("words", ())],
        }
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StorageError(
            f"{file} is damaged: {error}; it says whose erasure was stopped midway, which can no longer be finished",
            hint="Restore a backup (renown restore FILE), or give it up with renown settle erasures and erase again",
        ) from error


def give_up_note(workspace: Path) -> tuple[str, ...]:
    """Go on without finishing an erasure whose note is damaged; a note that can be read stays."""
    try:
        read_note(workspace)
    except StorageError as error:
        file = workspace / _NOTE
        clear(file)
        file.unlink(missing_ok=True)
        return (f"{error.message}: erase that person again",)
    return ()


def finish_erasing(lake: Lake, derived: Derived, history: History, desk: Forgetting) -> dict[str, object]:
    """Finish an erasure that was interrupted, if there is one; its certificate, or an empty one."""
    told = read_note(lake.path)
    if told is None:
        return {}
    sweep(lake.path)
    sweep_uploads(lake.path)
    certificate = {
        "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "accounts": len(told["accounts"]),
        "fact_rows": lake.erase(told["accounts"]),
        "history_rows": history.erase(told["persons"]),
    }
    desk.erase(told["accounts"], told["words"])
    derived.erase(told["accounts"])
    with storage_errors(lake.path / _NOTE):
        (lake.path / _NOTE).unlink()
    return certificate


def _words(lake: Lake, accounts: Sequence[int]) -> list[str]:
    """What somebody is called and written to as, for what others wrote of them.

    Full names, addresses, and those parts of a name that nobody else here is called by.
    """
    rows = lake.facts("accounts")
    own = rows.account.isin(list(accounts))
    found = lake.engine.fetch(rows.filter(own).select("name", "email", "key"), "names")
    words = {word for row in found.to_pylist() for word in row.values() if word}
    parts = parts_of(word for word in found["name"].to_pylist() if word)
    named = Words(tuple(sorted(parts))).found(rows.name) if parts else rows.name.isnull()
    others = lake.engine.fetch(rows.filter(~own & named).select("name").distinct(), "namesakes")["name"].to_pylist()
    borne = {part.casefold() for name in others if name for part in re.split(r"[\W\d_]+", name)}
    alone = {part for part in parts if part.casefold() not in borne}
    return sorted({word for word in words if " " in word or "@" in word} | alone)
