"""Facts that are damaged: what is said of them, and what is left of an import without them.

Invariant: a sentence about damage names the file, what was in it, which import it came from, and how to get it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from renown.errors import StorageError
from renown.lake.checks import Checked
from renown.lake.manifest import Batch, Import, Manifest
from renown.model.wording import day_in_words


@dataclass(frozen=True, slots=True)
class _Problems:
    """The file of an import's problems, as it was noted."""

    path: str
    sha256: str
    size: int = 0


def damaged(batch: Batch, made: Import | None, found: str) -> StorageError:
    """The error of a batch that is not what was written."""
    return StorageError(
        f"{batch.path} {found}; it held {_held(batch)}{_origin(made)}",
        hint="Import the same export again to bring it back, restore a backup (renown restore FILE), "
        "or go on without it: renown settle facts",
    )


def _held(batch: Batch) -> str:
    return f"{batch.rows:,} rows of {batch.table} of {batch.network}"


def _origin(made: Import | None) -> str:
    return "" if made is None else f", from import {made.id} ({made.name}, {day_in_words(made.at)})"


def without(made: Import, checked: Checked) -> Import:
    """The import without its damaged batches, and with a word on each; its file of problems goes when damaged."""
    gone = {batch.path: found for batch in made.batches if (found := checked.damage(batch))}
    if made.problems is not None and _problems_damage(made, checked):
        made = replace(made, problems=None, problems_sha256="", lost=(*made.lost, "the list of its problems"))
    if not gone:
        return made
    lost = (*made.lost, *(_held(batch) for batch in made.batches if batch.path in gone))
    return replace(made, batches=tuple(b for b in made.batches if b.path not in gone), lost=lost)


def facts_examined(manifest: Manifest, checked: Checked) -> Iterator[tuple[str, bool, str]]:
    """Checks of every file that the manifest names: what was looked at, whether it is well, and what was found."""
    batches = [(made, batch) for made in manifest.imports for batch in made.batches]
    missing = [damaged(batch, made, found) for made, batch in batches if (found := checked.missing(batch))]
    yield "batches", not missing, f"{len(batches)} in the manifest, {len(missing)} of them missing or cut"
    bad = [damaged(batch, made, found) for made, batch in batches if (found := checked.damage(batch))]
    rows = sum(batch.rows for _made, batch in batches)
    yield "rows", not bad, "; ".join(map(str, bad)) if bad else f"{rows} rows, every byte as it was written"
    lists = [made for made in manifest.imports if made.problems is not None and _problems_damage(made, checked)]
    named = ", ".join(f"{made.problems} of import {made.id} {_problems_damage(made, checked)}" for made in lists)
    yield "problems", not lists, f"{named}. Go on without: renown settle facts" if lists else "as they were written"
    lost = [f"import {made.id} ({made.name}): {what}" for made in manifest.live() for what in made.lost]
    yield "given up", True, f"{'; '.join(lost)}. Import these exports again" if lost else "nothing"


def _problems_damage(made: Import, checked: Checked) -> str:
    return checked.damage(_Problems(made.problems or "", made.problems_sha256)) if made.problems_sha256 else ""
