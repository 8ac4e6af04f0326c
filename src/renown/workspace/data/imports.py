"""The room `imports`: bring exports in, see what became of them, undo them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from renown.errors import InputError, UnreadableError
from renown.intake import imports, undo
from renown.intake.arrivals import UNDECIDED, UPLOADS
from renown.intake.discovery import discover
from renown.intake.trial import Trial, preview_of, trial
from renown.sources.archive import open_archive
from renown.sources.base import ReadOptions
from renown.sources.contacts_csv.told import ROLES
from renown.sources.preview import READ_BY, Preview, is_table, is_told
from renown.workspace.context import WISHED, WORDS_WISH
from renown.workspace.data.answers import CoverageLine, Imported, ImportReport
from renown.workspace.room import Room

__all__ = ["READ_BY", "ROLES", "UNDECIDED", "UPLOADS", "Imports", "Preview", "Trial"]

Progress = Callable[[int, int, str], None]
Policy = Literal["stop", "skip", "keep"]


class Imports(Room):
    """Exports that came in."""

    def add(
        self,
        path: str | Path,
        *,
        source: str | None = None,
        owner: str | None = None,
        zone: str | None = None,
        extra: Mapping[str, object] | None = None,
        on_problem: Policy = "skip",
        progress: Progress | None = None,
    ) -> Imported:
        """Import an export: recognised by its content, or read as the source named.

        Returns one report per export found (a folder may hold several) and, as `left`, what was left out and why.
        Raises InputError when nothing can be imported, in a workspace for recruiting (its people are candidates) or,
        under "stop", at the first problem: then nothing has changed.
        """
        self._context.require_exports()
        wanted = self._context.desk.preferences.all().get(WORDS_WISH) == WISHED
        options = ReadOptions(owner=owner, zone=zone, extra=extra or {}, words=wanted)
        # A desk that is lost, or has another key, forgets who objected: nobody comes in before that is settled.
        self._context.desk.note()
        found = imports.import_path(
            self._context.lake, Path(path), source=source, options=options, on_problem=on_problem, progress=progress
        )
        if found.words:
            self._context.desk.words.keep(found.words)
        return replace(found, words=())

    def preview(self, path: str | Path, separator: str = "", header: bool | None = None) -> Preview:
        """The first rows of a table that is not recognised, and what its columns seem to mean.

        separator, header: what stands between columns, and whether the first line names them; guessed where not said.
        Raises InputError for what is no table of text.
        """
        return preview_of(Path(path), separator, header)

    def trial(
        self, path: str | Path, source: str, *, zone: str | None = None, extra: Mapping[str, object] | None = None
    ) -> Trial:
        """What an import of a table would give, without a change here; of a long one its beginning is tried."""
        return trial(Path(path), source, ReadOptions(zone=zone, extra=dict(extra or {})), self._context.lake.engine)

    def is_unknown_table(self, path: str | Path) -> bool:
        """Whether at a path there is one table of text that no source knows, so that its columns have to be said."""
        file = Path(path)
        if not file.is_file() or not is_table(file.name):
            return False
        try:
            with open_archive(file) as archive:
                unknown = not discover(archive).exports
            return unknown and is_told(preview_of(file))
        except (InputError, UnreadableError):
            return False

    def reports(self) -> tuple[ImportReport, ...]:
        """All imports, oldest first, undone ones too."""
        self._context.lake.refresh()
        return tuple(imports.reports(self._context.lake))

    def report(self, import_id: int) -> ImportReport:
        """One import's report, also of an import that another process made. Raises NotFoundError."""
        self._context.lake.refresh()
        return imports.report_of(self._context.lake, import_id)

    def coverage(self, import_id: int) -> tuple[CoverageLine, ...]:
        """What an import could show: kinds by network, scope and direction."""
        self._context.lake.refresh()
        return imports.coverage_of(self._context.lake, import_id)

    def undo(self, import_id: int) -> None:
        """Take an import back."""
        undo.undo(self._context.lake, import_id)

    def redo(self, import_id: int) -> None:
        """Bring an undone import back."""
        undo.redo(self._context.lake, import_id)
