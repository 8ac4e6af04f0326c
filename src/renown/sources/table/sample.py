"""The beginning of a table: its columns, what separates them, and in which unit its times are.

Invariant: only the first bytes or records are looked at, and one odd record among them decides nothing.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median_low
from typing import Any, Literal, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from renown.errors import InputError
from renown.model.values.day_order import NUMERIC, Column, DayOrder
from renown.sources.table.mapping import ColumnMapping, TimeUnit

Format = Literal["csv", "parquet", "json"]

HEAD = 65536
_RECORDS = 200
_GZIP_MAGIC = b"\x1f\x8b"
_TRIED = ",\t;| "
_WHOLE = re.compile(r"\d+(\.0+)?")
# Signs that no text has: some may stand in a cell, but one in fifty means that it is no text.
_STRAY = 16
_CONTROLS = bytes([*range(9), *range(14, 32), 127])


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of a text table (`head`: whole lines), or the file of a Parquet one."""

    name: str
    form: Format
    path: Path
    head: str
    separator: str

    def columns(self, *, header: bool) -> list[str]:
        """The names of the columns; numbers from 1 as text when the first line is no header."""
        if self.form == "parquet":
            with _damage_named(self.name):
                return list(pq.read_schema(self.path).names)
        if self.form == "json":
            return list(self._first_record())
        first = next(iter(records(self.name, self.head, self.separator)), [])
        return first if header else [str(number) for number in range(1, len(first) + 1)]

    def values(self, column: str, columns: list[str], *, header: bool) -> list[object]:
        """What stands in a column of the first records."""
        if self.form == "parquet":
            return self._parquet_values(column)
        if self.form == "json":
            return [record.get(column) for record in json_records(self.head.split("\n")[:_RECORDS])]
        place = columns.index(column)
        rows = records(self.name, self.head, self.separator)[int(header) :]
        return [row[place] for row in rows if place < len(row)]

    def day_order(self, column: str, columns: list[str], mapping: ColumnMapping) -> DayOrder | None:
        """Which of day and month comes first in a column of written dates, by all of them or as the user says; None
        where the first ones are no dates of numbers."""
        shown = self.values(column, columns, header=mapping.header)
        if not any(NUMERIC.fullmatch(str(value).strip()) for value in shown if value is not None):
            return None
        if mapping.day_first is not None:
            return DayOrder(mapping.day_first)
        found = Column()
        for value in self._all_values(column, columns, header=mapping.header):
            found.add(str(value))
        return found.order()

    def _all_values(self, column: str, columns: list[str], *, header: bool) -> Iterator[object]:
        """What stands in a column, from the first record to the last; records that cannot be read are left out."""
        if self.form == "parquet":
            with _damage_named(self.name), pq.ParquetFile(self.path) as file:
                for batch in file.iter_batches(columns=[column]):
                    yield from batch.column(0).to_pylist()
            return
        with self._opened() as text:
            if self.form == "json":
                yield from (record.get(column) for record in json_records(text))
                return
            place = columns.index(column)
            rows = csv.reader(text, delimiter=self.separator)
            yield from (row[place] for row in islice(rows, int(header), None) if place < len(row))

    def _opened(self) -> TextIO:
        with self.path.open("rb") as file:
            packed = file.read(2) == _GZIP_MAGIC
        if packed:
            return gzip.open(self.path, "rt", encoding="utf-8-sig", errors="replace", newline="")
        return self.path.open(encoding="utf-8-sig", errors="replace", newline="")

    def _parquet_values(self, column: str) -> list[object]:
        with _damage_named(self.name), pq.ParquetFile(self.path) as file:
            batch = next(file.iter_batches(_RECORDS, columns=[column]), None)
        # Times of a type of their own need no unit, and may be such as Python has no number for.
        no_numbers = batch is None or pa.types.is_temporal(batch.column(0).type)
        return [] if batch is None or no_numbers else batch.column(0).to_pylist()

    def _first_record(self) -> dict[str, Any]:
        line = self.head.split("\n", 1)[0]
        try:
            record = json.loads(line)
        except ValueError as error:
            raise InputError(
                f"{self.name} is not JSON lines: its first line is no record", hint="One object a line"
            ) from error
        if not isinstance(record, dict):
            raise InputError(f"{self.name} is not JSON lines: found {line[:60]!r}", hint="One object a line")
        return record


def json_records(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The records among lines of JSON.

    >>> list(json_records(['{"a": 1}', "no", "3"]))
    [{'a': 1}]
    """
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if isinstance(record, dict):
            yield record


def whole_lines(head: bytes) -> str:
    """The text of a file's first bytes (UTF-8), without a last line that is cut.

    >>> whole_lines(b"a,b")
    'a,b'
    """
    text = head.decode("utf-8-sig", "replace")
    end = max(text.rfind("\n"), text.rfind("\r")) + 1
    return text[:end] if end and len(head) >= HEAD else text


def refuse_bytes(name: str, head: bytes) -> None:
    """Raise InputError for a file whose first bytes are no text.

    >>> refuse_bytes("a.csv", b"who,whom")
    """
    if len(head) - len(head.translate(None, _CONTROLS)) > max(_STRAY, len(head) // 50):
        raise InputError(f"{name} is no table: it holds bytes that stand in no text", hint="Give a CSV or Parquet file")


def records(name: str, head: str, separator: str) -> list[list[str]]:
    """The first records of a CSV file, the header too."""
    try:
        return list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=separator), _RECORDS + 1))
    except csv.Error as error:
        raise InputError(f"{name} is no table: {error}", hint="Save it as plain CSV") from error


def separator_of(name: str, head: str) -> str:
    r"""The separator that splits the first lines into equally many columns, the most of them; a space where no other.

    >>> separator_of("a.csv", "a;b,c;d\n1;2;3\n")
    ';'
    """
    lines = "\n".join(head.splitlines()[:20])
    widths = {mark: {len(row) for row in records(name, lines, mark) if row} for mark in _TRIED}
    even = {mark: max(found) for mark, found in widths.items() if len(found) == 1 and max(found) > 1}
    return max(even, key=lambda mark: (mark != " ", even[mark])) if even else ","


def time_unit(values: Iterable[object]) -> TimeUnit:
    """The unit of times of which most are whole numbers, by the size of the middle one; text for all others.

    >>> time_unit(["1341100972"]), time_unit([1341100972000, None, ""]), time_unit(["20120701", "2012-07-02"])
    ('s', 'ms', 'text')
    """
    texts = [text for value in values if value is not None and (text := str(value).strip())]
    numbers = [int(float(text)) for text in texts if text.isascii() and _WHOLE.fullmatch(text) and len(text) < 40]
    if not numbers or 2 * len(numbers) <= len(texts):
        return "text"
    middle = median_low(numbers)
    return "s" if middle < 10**11 else "ms" if middle < 10**14 else "us"


@contextmanager
def _damage_named(name: str) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(f"{name} is a damaged Parquet file: {error}", hint="Make it again") from error
