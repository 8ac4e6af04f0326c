"""The table importer: names the columns of a file and leaves the reading to the engine.

Invariant: one file is one scan; nothing is read here but the first records, so the size of the file does not matter.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from renown.errors import InputError
from renown.model.rows import FileIgnored, Item, Problem, Progress, Scan
from renown.model.values.day_order import DayOrder
from renown.sources.base import Archive, Card, Entry, ReadOptions, Recognition
from renown.sources.table.mapping import ColumnMapping, TimeUnit, read_mapping, resolve
from renown.sources.table.sample import HEAD, Format, Sample, refuse_bytes, separator_of, time_unit, whole_lines
from renown.sources.text import decode, recode

CARD = Card(
    name="table",
    title="A table",
    tier="community",
    ways=(
        (
            "Any program",
            (
                "Save a table as CSV (also .gz), Parquet or JSON lines",
                "It needs a column each for who, because of whom, and when; or names with addresses or numbers",
                "Give the file: what its columns mean is guessed, and you say whether that is right",
            ),
        ),
    ),
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
_BLANK = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"


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
        full = [entry for entry in tables if not _is_empty(entry)]
        if not full:
            names = ", ".join(entry.path for entry in tables)
            raise InputError(f"{names} is empty", hint="Give a table with a line for each act")
        for entry in archive.entries():
            if entry not in full:
                why = "it is empty" if entry in tables else "not a CSV, Parquet or JSON-lines file"
                yield FileIgnored(entry.path, why)
        total = sum(entry.size for entry in full)
        done = 0
        for entry in full:
            yield Progress(done, total, f"reading {entry.path}")
            yield from _scanned(entry, mapping, options.zone)
            done += entry.size
        yield Progress(total, total, "read")


SOURCE = TableSource()


def _scanned(entry: Entry, mapping: ColumnMapping, zone: str | None) -> Iterator[Scan | Problem]:
    """The scan of an entry; one that is packed in a zip or is not plain UTF-8 is copied for as long as it is read."""
    form = _format(entry) or "csv"
    encoding = "utf-8" if form == "parquet" else decode(entry.head())
    if form != "parquet" and not encoding.startswith("utf-16"):
        refuse_bytes(entry.path, entry.head())
    on_disk: Path | None = getattr(entry, "origin", None)
    if on_disk is not None and encoding == "utf-8":
        yield from _read(_sample(entry, form, on_disk, entry.head(HEAD), mapping), mapping, zone)
        return
    with tempfile.TemporaryDirectory(prefix="renown-table-") as folder:
        copy = Path(folder, PurePosixPath(entry.path).name)
        if encoding == "utf-8":
            with entry.open() as packed, copy.open("wb") as file:
                shutil.copyfileobj(packed, file, 1 << 20)
        else:
            recode(entry, copy)
        with copy.open("rb") as file:
            head = file.read(HEAD)
        yield from _read(_sample(entry, form, copy, head, mapping), mapping, zone)


def _sample(entry: Entry, form: Format, path: Path, head: bytes, mapping: ColumnMapping) -> Sample:
    text = "" if form == "parquet" else whole_lines(head)
    separator = mapping.separator or (separator_of(entry.path, text) if form == "csv" else ",")
    return Sample(entry.path, form, path, text, separator)


def _read(sample: Sample, mapping: ColumnMapping, zone: str | None) -> Iterator[Scan | Problem]:
    """The scan; and a word where its dates do not tell whether the day or the month comes first."""
    columns = sample.columns(header=mapping.header)
    time = resolve(mapping.time, columns, "time")
    unit = mapping.time_unit or time_unit(sample.values(time, columns, header=mapping.header))
    order = sample.day_order(time, columns, mapping) if unit == "text" else None
    if order is not None and not order.told:
        first, other = ("day", "month") if order.day_first else ("month", "day")
        expected = f"a date past the 12th in column {time}, which would tell whether the day or the month comes first"
        hint = f"the {first} was taken to come first; say --day-order {other} if it does"
        yield Problem(sample.path.name, 0, "no such date", expected, hint)
    yield _scan(sample, mapping, zone, unit, order)


def _scan(sample: Sample, mapping: ColumnMapping, zone: str | None, unit: TimeUnit, order: DayOrder | None) -> Scan:
    columns = sample.columns(header=mapping.header)
    time = resolve(mapping.time, columns, "time")
    return Scan(
        path=sample.path,
        format=sample.form,
        network=mapping.network,
        actor=resolve(mapping.actor, columns, "actor"),
        target=resolve(mapping.target, columns, "target"),
        time=time,
        time_unit=unit,
        kind=mapping.kind and resolve(mapping.kind, columns, "kind"),
        kind_map=mapping.kind_map,
        all_kind=mapping.all_kind,
        object=mapping.object and resolve(mapping.object, columns, "object"),
        separator=sample.separator,
        header=mapping.header,
        zone=zone,
        day_order="" if order is None else "mixed" if order.mixed else "day" if order.day_first else "month",
    )


def _format(entry: Entry) -> Format | None:
    """What kind of table an entry is, by its first bytes and its name."""
    if entry.head(4) == _PARQUET_MAGIC:
        return "parquet"
    found = _FORMATS.get(PurePosixPath(entry.path).suffix.lower())
    return None if found == "parquet" else found


def _is_empty(entry: Entry) -> bool:
    return not entry.head(HEAD).strip(_BLANK)
