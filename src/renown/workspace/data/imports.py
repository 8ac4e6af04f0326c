"""The room `imports`: bring exports in, see what became of them, undo them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from renown.intake import imports, undo
from renown.intake.arrivals import UNDECIDED, UPLOADS
from renown.sources.base import ReadOptions
from renown.workspace.data.answers import CoverageLine, Imported, ImportReport
from renown.workspace.room import Room

__all__ = ["UNDECIDED", "UPLOADS", "Imports"]

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
        Raises InputError when nothing can be imported or, under "stop", at the first problem: then nothing has changed.
        """
        options = ReadOptions(owner=owner, zone=zone, extra=extra or {})
        # A desk that is lost, or has another key, forgets who objected: nobody comes in before that is settled.
        self._context.desk.note()
        return imports.import_path(
            self._context.lake, Path(path), source=source, options=options, on_problem=on_problem, progress=progress
        )

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
