"""An import tried out: what it would give, without a change to the workspace.

Invariant: it is the importing itself, into a lake of its own that goes at once; of a long table only the beginning is
tried, and that is said.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from renown.errors import InputError, UnreadableError
from renown.intake.imports import import_path
from renown.intake.report import ImportReport
from renown.lake.engine import Engine
from renown.lake.lake import Lake
from renown.sources.archive import open_archive
from renown.sources.base import ReadOptions
from renown.sources.preview import Preview, preview, table_in
from renown.sources.text import open_text

TRIED = 4 << 20
"""So many signs of a table are tried."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What an import would give. report: None where it would give nothing, for the reason given. whole: not only its
    beginning was tried."""

    report: ImportReport | None
    reason: str
    whole: bool


def preview_of(path: Path, separator: str = "", header: bool | None = None) -> Preview:
    """The beginning of the table at a path. Raises InputError and NotFoundError."""
    with open_archive(path) as archive:
        return preview(table_in(archive), separator, header)


def trial(path: Path, source: str, options: ReadOptions, engine: Engine) -> Trial:
    """Try an import of the table at a path."""
    with tempfile.TemporaryDirectory(prefix="renown-trial-") as folder:
        with open_archive(path) as archive:
            entry = table_in(archive)
            file = Path(folder, PurePosixPath(entry.path).name.removesuffix(".gz"))
            with open_text(entry) as text:
                head = text.read(TRIED)
                whole = not text.read(1)
        kept = head if whole else head[: head.rfind("\n") + 1]
        file.write_text(kept, encoding="utf-8", newline="")
        lake = Lake.create(Path(folder, "lake"), engine)
        try:
            [report] = import_path(lake, file, source=source, options=options)
        except (InputError, UnreadableError) as error:
            return Trial(None, str(error), whole)
        return Trial(report, "", whole)
