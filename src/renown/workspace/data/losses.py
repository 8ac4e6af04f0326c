"""What a workspace can go on without: for each kind of loss, how to say that one knows and wants to go on.

Invariant: nothing is given up unless its name was said; what is given up is told, one sentence each.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from renown.desk.access import settle_desk, settle_key
from renown.errors import InputError
from renown.intake.erasure import give_up_note
from renown.lake.engines import open_engine
from renown.lake.history import History
from renown.lake.ids import PersonIds
from renown.lake.lake import Lake
from renown.publish.team.keyring import give_up_keyring
from renown.settings import read_settings


def settle(path: Path, what: str) -> tuple[str, ...]:
    """Go on though something was lost; what that is, one sentence each. Nothing where nothing is.

    Raises InputError for another word than those of `LOSSES`, LockedError while another process writes.
    """
    if what not in LOSSES:
        raise InputError(f"found {what!r}, expected {', '.join(LOSSES)}", hint="see what is lost with: renown doctor")
    return LOSSES[what](path)


def _facts(path: Path) -> tuple[str, ...]:
    lake = Lake.open(path, read_settings())
    try:
        return lake.give_up_damaged()
    finally:
        lake.close()


def _erasures(path: Path) -> tuple[str, ...]:
    told = give_up_note(path)
    lake = Lake.open(path, read_settings())
    try:
        return (*told, *lake.give_up_tombstones())
    finally:
        lake.close()


def _history(path: Path) -> tuple[str, ...]:
    engine = open_engine(read_settings(), path)
    try:
        return History(path, engine).give_up()
    finally:
        engine.close()


LOSSES: dict[str, Callable[[Path], tuple[str, ...]]] = {
    "facts": _facts,
    "desk": settle_desk,
    "key": settle_key,
    "erasures": _erasures,
    "history": _history,
    "person_ids": lambda path: PersonIds(path).give_up(),
    "team": give_up_keyring,
}
"""What can be lost, and how to go on without it."""
