"""What an import did: per file and in all, kept with the import and shown by the doors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, overload

from renown.model.rows import LastWords, Problem
from renown.sources.archive import LeftOut

PROBLEMS_LISTED = 200


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file of an import."""

    file: str
    rows_read: int
    rows_kept: int
    rows_skipped: int
    skipped: dict[str, int] = field(default_factory=dict)
    ignored: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: per file and in all.

    left_out: rows that were read but are not kept because people who were erased stand in them.
    already: the very same export was imported before, and nothing was done.
    note: what else the user should know of this import now; it is not kept.
    """

    import_id: int
    source: str
    title: str
    name: str
    at: datetime
    rows_read: int
    rows_kept: int
    rows_skipped: int
    interactions: int
    accounts: int
    posts: int
    files: tuple[FileReport, ...]
    problems: tuple[Problem, ...]
    problem_count: int
    unread_fields: dict[str, tuple[str, ...]]
    since: datetime | None
    until: datetime | None
    left_out: int = 0
    already: bool = False
    undone: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Imported(Sequence[ImportReport]):
    """What became of a place: one report per export, and what was left out, with the reason.

    words: the last words of ties, where they were asked for; nobody erased is in them.
    """

    reports: tuple[ImportReport, ...]
    left: tuple[LeftOut, ...] = ()
    words: tuple[LastWords, ...] = ()

    def __len__(self) -> int:
        return len(self.reports)

    @overload
    def __getitem__(self, at: int) -> ImportReport: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[ImportReport, ...]: ...

    def __getitem__(self, at: int | slice) -> ImportReport | tuple[ImportReport, ...]:
        """One report, or some."""
        return self.reports[at]

    @property
    def faults(self) -> tuple[LeftOut, ...]:
        """What is damaged, unsafe or cannot be read; other things left out are merely no exports."""
        return tuple(out for out in self.left if out.fault)


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """What an import could show: kinds by direction and scope, and the span."""

    network: str
    scope: str
    direction: str
    kinds: tuple[str, ...]
    since: datetime | None
    until: datetime | None


def to_plain(report: ImportReport) -> dict[str, Any]:
    """The report as JSON values; what the manifest itself knows of the import is left to it."""
    plain = asdict(report)
    for time in ("at", "since", "until"):
        plain[time] = plain[time] and plain[time].isoformat()
    del plain["already"], plain["undone"], plain["note"]
    return plain


def from_plain(plain: dict[str, Any], *, undone: bool = False, already: bool = False) -> ImportReport:
    """The report again.

    >>> when = datetime(2024, 3, 1)
    >>> files = (FileReport("a", 1, 1, 0),)
    >>> made = ImportReport(1, "x", "X", "x.zip", when, 1, 1, 0, 1, 0, 0, files, (), 0, {}, when, None)
    >>> from_plain(to_plain(made)) == made
    True
    """
    values = dict(plain)
    for time in ("at", "since", "until"):
        values[time] = values[time] and datetime.fromisoformat(values[time])
    values["files"] = tuple(FileReport(**file) for file in values["files"])
    values["problems"] = tuple(Problem(**problem) for problem in values["problems"])
    values["unread_fields"] = {file: tuple(names) for file, names in values["unread_fields"].items()}
    return ImportReport(**values, undone=undone, already=already)
