"""What an importer yields is taken in: rows to batches, problems to the list, files to the account of the import.

Invariants: nothing yielded is lost without a word; under the policy `stop` the first problem ends the import.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from renown.errors import InputError
from renown.intake.report import PROBLEMS_LISTED, FileReport
from renown.lake.batch import TABLE_OF, BatchWriter
from renown.lake.durable import storage_errors, sync
from renown.lake.engine import Engine
from renown.lake.scan import take_scan
from renown.model.ids import account_id
from renown.model.kinds import KINDS
from renown.model.rows import (
    TOLD_STATE,
    TOLD_STATE_AT,
    WORDS_KEPT,
    AccountRow,
    CountRow,
    CoverageRow,
    FactRow,
    FieldsUnread,
    FileIgnored,
    FileRead,
    InteractionRow,
    Item,
    LastWords,
    PictureRow,
    PostRow,
    Problem,
    Progress,
    Scan,
    WordsRow,
)

Policy = Literal["stop", "skip", "keep"]
Tell = Callable[[int, int, str], None]

EARLIEST = datetime(1990, 1, 1)
AHEAD = timedelta(days=2)


class Reading:
    """One import while it is read.

    states: how often it was said how new a telling is.
    keep: the file that gets every problem, one JSON object a line; None to keep only the first in the report.
    """

    def __init__(self, writer: BatchWriter, name: str, policy: Policy, keep: Path | None, tell: Tell | None) -> None:
        self.rows: Counter[str] = Counter()
        self.states = 0
        self.accounts: set[tuple[str, str]] = set()
        self.files: list[FileReport] = []
        self.problems: list[Problem] = []
        self.problem_count = 0
        self.unread: dict[str, tuple[str, ...]] = {}
        self.words: dict[tuple[int, int], LastWords] = {}
        self._writer = writer
        self._name = name
        self._policy = policy
        self._keep = keep
        self._tell = tell
        self._latest = datetime.now(UTC).replace(tzinfo=None) + AHEAD
        self._takes: dict[type[Any], Callable[[Any], None]] = {
            AccountRow: self._account,
            PostRow: self._dated,
            InteractionRow: self._interaction,
            FactRow: self._store,
            WordsRow: self._last_words,
            CountRow: self._count,
            CoverageRow: self._store,
            PictureRow: self._store,
            Problem: self.problem,
            FileRead: self._file,
            FileIgnored: self._ignored,
            FieldsUnread: self._fields,
            Progress: self._progress,
        }

    def take(self, item: Item) -> None:
        """Take in one thing that the importer yields (a scan goes to `scan`)."""
        self._takes[type(item)](item)

    def scan(self, scan: Scan, engine: Engine, root: Path) -> None:
        """Have the engine read a whole table."""
        taken = take_scan(engine, scan, self._writer, root, (EARLIEST, self._latest))
        self.rows += taken.rows
        self.problem_count += taken.bad - len(taken.problems)
        for problem in taken.problems:
            self.problem(problem)
        self._file(taken.file)

    def problem(self, problem: Problem) -> None:
        """Count a problem, list it among the first, keep it if asked to; InputError under the policy `stop`."""
        if self._policy == "stop":
            raise InputError(str(problem), hint="Nothing was imported")
        self.problem_count += 1
        if len(self.problems) < PROBLEMS_LISTED:
            self.problems.append(problem)
        if self._keep is not None:
            _append(self._keep, problem)

    def close(self) -> None:
        """Make what was kept durable."""
        if self._keep is not None and self._keep.exists():
            sync(self._keep)
            sync(self._keep.parent)

    def _store(self, row: Any) -> None:
        self.rows[TABLE_OF[type(row)]] += 1
        self._writer.add(row)

    def _account(self, row: AccountRow) -> None:
        self.accounts.add((row.network, row.key))
        self._store(row)

    def _interaction(self, row: InteractionRow) -> None:
        if row.kind not in KINDS:
            raise InputError(f"the importer yields the kind {row.kind!r}", hint=f"Kinds are: {', '.join(KINDS)}")
        self._dated(row)

    def _dated(self, row: InteractionRow | PostRow | CountRow) -> None:
        if row.ts is None or EARLIEST <= row.ts <= self._latest:
            self._store(row)
            return
        expected = f"a time from {EARLIEST:%Y} to today"
        self.problem(Problem(self._name, 0, f"{row.ts} ({TABLE_OF[type(row)]})", expected, "this row was left out"))

    def _last_words(self, row: WordsRow) -> None:
        """Of what two said to each other, the last."""
        author, other = account_id(row.network, row.author), account_id(row.network, row.other)
        pair = min(author, other), max(author, other)
        known = self.words.get(pair)
        if EARLIEST <= row.ts <= self._latest and (known is None or known.ts <= row.ts):
            text = " ".join(row.text[: 4 * WORDS_KEPT].split())
            self.words[pair] = LastWords(author, other, row.network, row.ts, text[:WORDS_KEPT])

    def _count(self, row: CountRow) -> None:
        self.states += row.measure in {TOLD_STATE, TOLD_STATE_AT}
        self._dated(row)

    def _file(self, read: FileRead) -> None:
        skipped = {why: n for why, n in read.skipped.items() if n}
        self.files.append(FileReport(read.file, read.read, read.kept, sum(skipped.values()), skipped))

    def _ignored(self, ignored: FileIgnored) -> None:
        self.files.append(FileReport(ignored.file, 0, 0, 0, {}, ignored.reason))

    def _fields(self, unread: FieldsUnread) -> None:
        self.unread[unread.file] = (*self.unread.get(unread.file, ()), *unread.fields)

    def _progress(self, progress: Progress) -> None:
        if self._tell is not None:
            self._tell(progress.done, progress.total, progress.what)


def _append(file: Path, problem: Problem) -> None:
    with storage_errors(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", errors="replace") as out:
            out.write(json.dumps(asdict(problem), ensure_ascii=False) + "\n")
