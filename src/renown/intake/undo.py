"""Undo: an import is hidden, brought back, or removed for good.

Invariant: each is one change of the manifest, so it happened or it did not.
"""

from __future__ import annotations

from dataclasses import replace

from renown.errors import InputError
from renown.lake.lake import Lake


def undo(lake: Lake, import_id: int) -> None:
    """Hide an import: facts are as if it had never been. Its batches stay until `purge`."""
    _mark(lake, import_id, undone=True)


def redo(lake: Lake, import_id: int) -> None:
    """Bring an undone import back."""
    _mark(lake, import_id, undone=False)


def purge(lake: Lake) -> int:
    """Remove undone imports and their files for good; how many."""
    with lake.writing("purge undone imports"):
        gone = [made.id for made in lake.imports() if made.undone]
        lake.commit(lake.manifest.without(gone))
    return len(gone)


def _mark(lake: Lake, import_id: int, *, undone: bool) -> None:
    with lake.writing(f"{'undo' if undone else 'redo'} of import {import_id}"):
        made = lake.manifest.find(import_id)
        if made.undone is undone:
            state = "undone already" if undone else "not undone"
            raise InputError(f"import {import_id} is {state}", hint="List the imports to see their states")
        lake.commit(lake.manifest.changed(replace(made, undone=undone)))
