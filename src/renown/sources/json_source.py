"""A platform that exports JSON files: known by what they begin with, read record by record, all told alike.

Invariant: a source adds what its format says, and no loop over files or records of its own.
"""

from __future__ import annotations

import inspect
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from renown.model.rows import AccountRow, Item, Row
from renown.sources.base import Archive, Card, Entry, ReadOptions, Recognition
from renown.sources.clock import Clock
from renown.sources.json_records import Record, records
from renown.sources.roll import Roll, Scope
from renown.sources.tally import Tally
from renown.sources.walk import Outcome, beginning, left_out, parted, read_json, walked

_FIRST = 2000
"""So many records are looked at to tell whose export it is before it is read."""


class JsonReading(Roll, ABC):
    """One reading of one export: what is remembered from record to record.

    network: the key of the network. covers: what the export can show of the owner's dealings, and of everybody's,
    where `spans` saw any.
    """

    network: str
    covers: Mapping[Scope, tuple[str, ...]] = {}

    def __init__(self, owner: AccountRow | None, options: ReadOptions) -> None:
        super().__init__(self.network, owner.key if owner else None)
        self.clock = Clock(options)
        self.stated = (self.enter(owner),) if owner else ()

    @abstractmethod
    def read(self, record: Record, tally: Tally) -> Outcome:
        """The rows of one record."""

    def closing(self) -> Iterator[Row]:
        """What could be seen, from the first to the last instant that was."""
        for scope, kinds in self.covers.items():
            yield from self.coverage(scope, *kinds)


class JsonSource:
    """Recognises and reads an export of JSON files.

    reading: what reads its records. sign: what the beginning of its files holds. lists: where records stand inside
    one object (`json_records.records`).
    others: why other files are left out. The fields that are read, or are left unread on purpose, stand in
    `fields.txt` beside the importer.
    """

    card: Card
    reading: type[JsonReading]
    sign: re.Pattern[str]
    lists: tuple[str, ...] = ()
    others = "no part of the export that is read"

    def owner(self, record: Record, said: str) -> AccountRow | None:
        """Whose export it is, where this record tells. said: who the user says they are."""
        return None

    def owners(self, archive: Archive, *, sure: bool) -> tuple[str, ...]:
        """Whose exports these are, by their first records."""
        files, _ = parted(archive, self._is_own)
        return tuple(row.key for entry in files if (row := self._owner([entry], "", _FIRST)))

    def _owner(self, files: Sequence[Entry], said: str, most: int | None = None) -> AccountRow | None:
        found = (record for entry in files for record in records(entry, self.lists) if isinstance(record, Record))
        return next((row for record in islice(found, most) if (row := self.owner(record, said))), None)

    def recognise(self, archive: Archive) -> Recognition | None:
        """Know an export by what its files begin with."""
        files, _ = parted(archive, self._is_own)
        return Recognition(0.95, f"{files[0].path} begins like an export of {self.card.title}") if files else None

    def read(self, archive: Archive, options: ReadOptions) -> Iterator[Item]:
        """Yield the owner, then the rows of every record as they stand, then what could be seen."""
        files, others = parted(archive, self._is_own)
        yield from left_out(others, self.others)
        reading = self.reading(self._owner(files, options.owner or ""), options)
        yield from reading.stated
        known = frozenset(Path(inspect.getfile(type(self))).with_name("fields.txt").read_text(encoding="utf-8").split())
        yield from walked([(entry, read_json(entry, known, reading.read, self.lists)) for entry in files])
        yield from reading.closing()

    def _is_own(self, entry: Entry) -> bool:
        text = beginning(entry) if entry.path.lower().endswith(".json") else ""
        return text[:1] in ("{", "[") and self.sign.search(text) is not None
