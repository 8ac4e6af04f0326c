"""The account of what is read: what was kept, what was skipped and why, which fields are new, from when to when.

Invariant: every record is counted exactly once, so that `read == kept + sum(skipped)` holds by construction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import datetime

from renown.errors import RenownError
from renown.model.rows import FieldsUnread, FileRead, Item, Problem

PROBLEM = "problem"


@dataclass(slots=True)
class Span:
    """The first and the last instant seen."""

    since: datetime | None = None
    until: datetime | None = None

    def include(self, ts: datetime) -> None:
        """Widen the span."""
        self.since = ts if self.since is None else min(self.since, ts)
        self.until = ts if self.until is None else max(self.until, ts)


def sheltered(
    file: str, line: int | Callable[[], int], outcome: Generator[Item, None, str | None]
) -> Generator[Item, None, str | None]:
    """The rows of one record; where reading it fails in a way nobody foresaw, a problem, so that the others go on.

    >>> def broken():
    ...     yield 1 / 0
    >>> [str(item) for item in sheltered("a.csv", 7, broken())]
    ["a.csv, line 7: found 'ZeroDivisionError: division by zero', expected a record that can be read; it is left ..."]
    """
    try:
        return (yield from outcome)
    except RenownError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever one record holds, it may not end an import
        found = f"{type(error).__name__}: {error}"
        where = line if isinstance(line, int) else line()
        yield Problem(file, where, found, "a record that can be read", "it is left out; please tell us of it")
        return PROBLEM


class Tally:
    """Counts for one file. `known` are the fields that are read or named as ignored.

    >>> tally = Tally("a.json", known={"id"})
    >>> tally.note({"id": 1, "new": 2})
    >>> tally.keep(); tally.skip("bot")
    >>> list(tally.results())
    [FileRead(file='a.json', read=2, kept=1, skipped={'bot': 1}), FieldsUnread(file='a.json', fields=('new',))]
    """

    def __init__(self, file: str, known: Set[str]) -> None:
        self.file = file
        self._known = known
        self._kept = 0
        self._skipped: Counter[str] = Counter()
        self._unread: set[str] = set()

    def note(self, record: Mapping[str, object], prefix: str = "") -> None:
        """Remember the fields of a record that nobody knows; `prefix` says where a nested record hangs."""
        self._unread.update(f"{prefix}{name}" for name in record if f"{prefix}{name}" not in self._known)

    def keep(self) -> None:
        """One record was used."""
        self._kept += 1

    def skip(self, reason: str) -> None:
        """One record was not used."""
        self._skipped[reason] += 1

    def problem(self) -> None:
        """One record could not be read; the problem itself is yielded by the caller."""
        self._skipped[PROBLEM] += 1

    def take(self, outcome: Generator[Item, None, str | None], line: int | Callable[[], int] = 0) -> Iterator[Item]:
        """The rows of one record, which is counted by how its reading ended (`walk.Outcome`)."""
        reason = yield from sheltered(self.file, line, outcome)
        if reason == "":
            self.keep()
        elif reason is not None:
            self.skip(reason)

    def results(self) -> Iterator[FileRead | FieldsUnread]:
        """The account, once the file has ended."""
        read = self._kept + sum(self._skipped.values())
        yield FileRead(self.file, read, self._kept, dict(sorted(self._skipped.items())))
        if self._unread:
            yield FieldsUnread(self.file, tuple(sorted(self._unread)))
