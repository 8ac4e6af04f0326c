"""The table importer: names the columns of a file and leaves the reading to the engine.

Invariant: one file is one scan; nothing is read here but the first record, so the size of the file does not matter.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Literal

import pyarrow as pa
import pyarrow.parquet as pq

from renown.errors import InputError
from renown.model.rows import FileIgnored, Item, Progress, Scan
from renown.sources.base import Archive, Card, Entry, ReadOptions, Recognition
from renown.sources.table.mapping import ColumnMapping, TimeUnit, read_mapping, resolve

Format = Literal["csv", "parquet", "json"]

CARD = Card(
    name="table",
    title="A table",
    tier="community",
    how_to_get="Any CSV (also .gz), Parquet or JSON-lines file with a column each for who, because of whom, and when.",
    reads="one interaction a row; the columns are named with --actor, --target, --time and --kind or --all-kind",
    seen="2026-11",
    minimum={"interactions": 1, "accounts": 1},
)

_FORMATS: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".parquet": "parquet",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json": "json",
}
_PARQUET_MAGIC = b"PAR1"
_TRIED = ",\t;| "


@dataclass(frozen=True, slots=True)
class TableSource:
    """Any table. It is never recognised: only the user can say what its columns mean."""

    card: Card = CARD

    def recognise(self, archive: Archive) -> Recognition | None:
        """Never: a table is read only when named with `--as table`."""
        return None

    def read(self, archive: Archive, options: ReadOptions) -> Iterator[Item]:
        """One scan per file; files that are no tables are left unread."""
        mapping = read_mapping(options.extra)
        tables = [entry for entry in archive.entries() if _format(entry) is not None]
        if not tables:
            raise InputError(f"{archive.name} holds no table", hint=f"Tables end in {', '.join(_FORMATS)}")
        for entry in archive.entries():
            if entry not in tables:
                yield FileIgnored(entry.path, "not a CSV, Parquet or JSON-lines file")
        total = sum(entry.size for entry in tables)
        done = 0
        for entry in tables:
            yield Progress(done, total, f"reading {entry.path}")
            yield from _scanned(entry, mapping)
            done += entry.size
        yield Progress(total, total, "read")


SOURCE = TableSource()


def _scanned(entry: Entry, mapping: ColumnMapping) -> Iterator[Scan]:
    """The scan of an entry; one that is packed in a zip is unpacked beside for as long as it is read."""
    on_disk: Path | None = getattr(entry, "origin", None)
    if on_disk is not None:
        yield _scan(on_disk, entry, mapping)
        return
    with tempfile.TemporaryDirectory(prefix="renown-table-") as folder:
        unpacked = Path(folder, PurePosixPath(entry.path).name)
        with entry.open() as packed, unpacked.open("wb") as file:
            shutil.copyfileobj(packed, file, 1 << 20)
        yield _scan(unpacked, entry, mapping)


def _scan(path: Path, entry: Entry, mapping: ColumnMapping) -> Scan:
    form = _format(entry)
    head = _head(entry)
    separator = mapping.separator or (_separator(head) if form == "csv" else ",")
    columns = _columns(form, path, head, separator, header=mapping.header)
    time = resolve(mapping.time, columns, "time")
    first = _first_value(form, path, head, separator, columns.index(time), mapping)
    return Scan(
        path=path,
        format=form or "csv",
        network=mapping.network,
        actor=resolve(mapping.actor, columns, "actor"),
        target=resolve(mapping.target, columns, "target"),
        time=time,
        time_unit=mapping.time_unit or _time_unit(first),
        kind=mapping.kind and resolve(mapping.kind, columns, "kind"),
        kind_map=mapping.kind_map,
        all_kind=mapping.all_kind,
        object=mapping.object and resolve(mapping.object, columns, "object"),
        separator=separator,
        header=mapping.header,
    )


def _format(entry: Entry) -> Format | None:
    """What kind of table an entry is, by its first bytes and its name."""
    if entry.head(4) == _PARQUET_MAGIC:
        return "parquet"
    found = _FORMATS.get(PurePosixPath(entry.path).suffix.lower())
    return None if found == "parquet" else found


def _head(entry: Entry) -> str:
    return entry.head().decode("utf-8-sig", "replace")


def _columns(form: Format | None, path: Path, head: str, separator: str, *, header: bool) -> list[str]:
    if form == "parquet":
        return _parquet_columns(path)
    if form == "json":
        return _json_columns(path, head)
    first = next(csv.reader(io.StringIO(head), delimiter=separator), [])
    return first if header else [str(number) for number in range(1, len(first) + 1)]


def _first_value(
    form: Format | None, path: Path, head: str, separator: str, column: int, mapping: ColumnMapping
) -> object:
    """What stands in a column of the first record; None in an empty table."""
    if form == "parquet":
        batch = next(pq.ParquetFile(path).iter_batches(1, columns=[pq.read_schema(path).names[column]]), None)
        return batch.column(0)[0].as_py() if batch is not None else None
    if form == "json":
        return list(json.loads(head.split("\n", 1)[0]).values())[column]
    rows = csv.reader(io.StringIO(head), delimiter=separator)
    first = next(islice(rows, int(mapping.header), None), [])
    return first[column] if column < len(first) else None


def _time_unit(value: object) -> TimeUnit:
    """Whole numbers are seconds, thousandths or millionths by their size; everything else is a date in words.

    >>> _time_unit("1341100972"), _time_unit(1341100972000), _time_unit("2012-07-01")
    ('s', 'ms', 'text')
    """
    text = str(value)
    if not text.isdecimal():
        return "text"
    return "s" if int(text) < 10**11 else "ms" if int(text) < 10**14 else "us"


def _parquet_columns(path: Path) -> list[str]:
    try:
        return list(pq.read_schema(path).names)
    except pa.ArrowInvalid as error:
        raise InputError(f"{path.name} is a damaged Parquet file: {error}", hint="Make it again") from error


def _json_columns(path: Path, head: str) -> list[str]:
    line = head.split("\n", 1)[0]
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputError(
            f"{path.name} is not JSON lines: its first line is no record", hint="One object a line"
        ) from error
    if not isinstance(record, dict):
        raise InputError(f"{path.name} is not JSON lines: found {line[:60]!r}", hint="One object a line")
    return list(record)


def _separator(head: str) -> str:
    r"""The separator that splits the first lines into equally many columns, the most of them.

    >>> _separator("a;b,c;d\n1;2;3\n")
    ';'
    """
    lines = head.splitlines()[:20]
    widths = {mark: {len(row) for row in csv.reader(lines, delimiter=mark) if row} for mark in _TRIED}
    even = {mark: max(found) for mark, found in widths.items() if len(found) == 1 and max(found) > 1}
    return max(even, key=lambda mark: even[mark]) if even else ","
