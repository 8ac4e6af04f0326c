"""How DuckDB reads a foreign table: the SQL that turns any CSV, Parquet or JSON lines into the columns of a scan.

Invariant: a row that cannot be understood comes out too, with what stood there in `found` and the unclear
column empty: nothing is dropped here. `FIELDS` of `lake/scan.py` says what the columns mean.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Literal

import pyarrow as pa

from renown.errors import InputError
from renown.lake.scan import BLANKS, FIELDS
from renown.model.kinds import KINDS
from renown.model.rows import Scan

Stamps = Literal["raw", "naive", "zoned", "date"]

_GZIP_MAGIC = b"\x1f\x8b"
_SAFE_SECONDS = "1e11"
_UNITS = {"s": "1e6", "ms": "1e3", "us": "1"}
# What a stated zone looks like: Z, UTC, Europe/Berlin, Etc/GMT+5, +02, +02:00.
_ZONE = r"([A-Za-z]|[A-Za-z]/\S+|:\d\d(\.\d+)? ?[+-]\d\d(:?\d\d)?)\s*$"


def name(column: str) -> str:
    """A column's name, quoted for SQL.

    >>> name('a "b"')
    '"a ""b\"""'
    """
    return '"' + column.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text, quoted for SQL.

    >>> text("it's")
    "'it''s'"
    """
    return "'" + value.replace("'", "''") + "'"


_DAY = "(length(stamp::VARCHAR) <= 10 AND NOT contains(stamp::VARCHAR, ':'))"
# Two numbers, a year, and what follows: a clock, which may halve the day, and a zone.
_NUMERIC = (
    r"^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)"
    r"(?:[,T ]+(\d{1,2})((?::\d\d(?:\.\d+)?){1,2})? ?([AaPp])?\.?[Mm]?\.?(.*))?\s*$"
)
_STATED = f"regexp_matches(stamp::VARCHAR, {text(_ZONE)})"


def scan_query(scan: Scan, columns: Sequence[str], *, numbered: bool, stamps: Stamps = "raw") -> str:
    """The SQL for a scan over a file with these columns.

    stamps: what the time column holds: raw numbers or text, or times of a type of their own, with or without a zone.
    numbered: give each record its line, broken lines not counted; slower, since the order must be kept.
    """
    first = 1 if scan.format == "csv" and scan.header else 0
    line = f"row_number() OVER () + {first}" if numbered else "NULL::BIGINT"
    kind = _raw(scan.kind, columns) if scan.kind else "NULL"
    stamp = _raw(scan.time, columns)
    raw = f"""
        SELECT {line} AS line, {_cleaned(_raw(scan.actor, columns))} AS actor,
            {_cleaned(_raw(scan.target, columns))} AS target,
            {_cleaned(_raw(scan.object, columns)) if scan.object else "NULL::VARCHAR"} AS object,
            {stamp} AS stamp, {_cleaned(kind)} AS meant
        FROM {source(scan, columns)}"""  # noqa: S608 - every name and text is quoted
    understood = f"""
        SELECT *, {_time(scan, stamps)} AS ts, {_precision(scan, stamps)} AS precision,
            {_zone_known(scan, stamps)} AS zone_known, {_kind(scan)} AS kind
        FROM ({raw})"""  # noqa: S608 - every name and text is quoted
    return f"""
        SELECT {", ".join(FIELDS.names)}
        FROM (
            SELECT *, CASE WHEN ts IS NULL THEN stamp::VARCHAR END AS time_found,
                CASE WHEN kind IS NULL THEN meant END AS kind_found, NULL::VARCHAR AS broken
            FROM ({understood}))"""  # noqa: S608 - every name and text is quoted


def rejects_query(scan: Scan, table: str) -> str:
    """The SQL that adds the lines DuckDB rejected to a stored scan; to be run where the scan was."""
    return f"""
        INSERT INTO {table} BY NAME
        SELECT line, any_value(csv_line) AS time_found, any_value(error_message) AS broken
        FROM reject_errors JOIN reject_scans USING (scan_id, file_id)
        WHERE file_path = {text(str(scan.path))} GROUP BY line"""  # noqa: S608 - every name and text is quoted


def source(scan: Scan, columns: Sequence[str]) -> str:
    """The table function that reads the file; broken lines of a CSV go to DuckDB's reject tables."""
    path = text(str(scan.path))
    if scan.format == "parquet":
        return f"read_parquet({path}, hive_partitioning = false)"
    types = "{" + ", ".join(f"{text(column)}: 'VARCHAR'" for column in columns) + "}"
    packing = "gzip" if _is_gzip(scan.path) else "none"
    if scan.format == "json":
        return (
            f"read_json({path}, columns = {types}, format = 'newline_delimited', compression = '{packing}',"
            " ignore_errors = true)"
        )
    return (
        f"read_csv({path}, columns = {types}, header = {str(scan.header).lower()}, delim = {text(scan.separator)},"
        f" quote = '\"', escape = '\"', auto_detect = false, null_padding = false, compression = '{packing}',"
        " ignore_errors = true, store_rejects = true)"
    )


def stamps_of(kind: pa.DataType) -> Stamps:
    """What a Parquet column of this type holds, when it is to be read as a time."""
    if pa.types.is_timestamp(kind):
        return "zoned" if kind.tz else "naive"
    return "date" if pa.types.is_date(kind) else "raw"


def columns_of(scan: Scan) -> list[str]:
    """The columns of a CSV or JSON-lines file: the header's names, or numbers from 1, or the first record's keys."""
    with _opened(scan.path) as stream:
        if scan.format == "json":
            return list(json.loads(stream.readline()))
        try:
            first = next(csv.reader(stream, delimiter=scan.separator), [])
        except csv.Error as error:
            raise InputError(f"{scan.path.name} is no table: {error}", hint="Save it as plain CSV") from error
    names = first if scan.header else [str(n) for n in range(1, len(first) + 1)]
    if len(set(names)) < len(names):
        raise InputError(f"{scan.path.name} has two columns of the same name: {', '.join(names)}", hint="Rename one")
    return names


def _opened(path: Path) -> IO[str]:
    if _is_gzip(path):
        return gzip.open(path, "rt", encoding="utf-8-sig", errors="replace", newline="")
    return path.open(encoding="utf-8-sig", errors="replace", newline="")


def _is_gzip(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(2) == _GZIP_MAGIC


def _raw(column: str, columns: Sequence[str]) -> str:
    if column not in columns:
        raise InputError(f"there is no column {column!r}", hint=f"Columns: {', '.join(columns)}")
    return name(column)


def _cleaned(value: str) -> str:
    return f"nullif(trim({value}::VARCHAR, {text(BLANKS)}), '')"


def _time(scan: Scan, stamps: Stamps) -> str:
    if stamps == "zoned":
        return "(stamp AT TIME ZONE 'UTC')::TIMESTAMP"
    if stamps != "raw":
        return _in_utc("TRY_CAST(stamp AS TIMESTAMP)", scan.zone if stamps == "naive" else None)
    if scan.time_unit == "text":
        return _written_time(scan)
    number = f"TRY_CAST(stamp AS DOUBLE) * {_UNITS[scan.time_unit]}"
    return (
        f"CASE WHEN abs({number}) < {_SAFE_SECONDS} * 1e6 THEN make_timestamp(round({number})::BIGINT)::TIMESTAMP END"
    )


def _written_time(scan: Scan) -> str:
    zone, stamp = scan.zone, _plain_date(scan.day_order) if scan.day_order else "stamp"
    as_utc = f"(TRY_CAST({stamp} AS TIMESTAMPTZ) AT TIME ZONE 'UTC')::TIMESTAMP"
    if zone is None:
        return as_utc
    # A day without a time of day is the same day everywhere.
    return f"CASE WHEN {_DAY} OR {_STATED} THEN {as_utc} ELSE {_in_utc(as_utc, zone)} END"


def _plain_date(order: str) -> str:
    """A date of numbers as the engine reads it, year first; anything else as it stands."""
    part = f"regexp_extract(stamp::VARCHAR, {text(_NUMERIC)}, %d)"
    first, second, year, hour, clock, half, zone = (part % group for group in range(1, 8))
    one, two = f"{first}::INT", f"{second}::INT"
    day_first = {
        "day": "true",
        "month": "false",
        # What could be either is none: a thirteenth month is no date.
        "mixed": f"CASE WHEN {one} > 12 THEN true WHEN {two} > 12 THEN false WHEN {one} = {two} THEN true END",
    }[order]
    month = f"CASE WHEN {day_first} THEN {two} WHEN NOT {day_first} THEN {one} ELSE 13 END"
    day = f"CASE WHEN {day_first} THEN {one} ELSE {two} END"
    century = f"CASE WHEN length({year}) = 4 THEN 0 WHEN {year}::INT < 69 THEN 2000 ELSE 1900 END"
    hours = f"{hour}::INT % CASE {half} WHEN '' THEN 24 ELSE 12 END + CASE lower({half}) WHEN 'p' THEN 12 ELSE 0 END"
    minutes = f"CASE WHEN {clock} = '' THEN ':00' ELSE {clock} END"
    time = f"CASE WHEN {hour} = '' THEN '' ELSE ' ' || {_two(hours)} || {minutes} || {zone} END"
    written = f"({year}::INT + {century})::VARCHAR || '-' || {_two(month)} || '-' || {_two(day)} || {time}"
    return f"CASE WHEN regexp_matches(stamp::VARCHAR, {text(_NUMERIC)}) THEN {written} ELSE stamp::VARCHAR END"


def _two(number: str) -> str:
    """A number of two digits."""
    return f"lpad(({number})::VARCHAR, 2, '0')"


def _in_utc(local: str, zone: str | None) -> str:
    return local if zone is None else f"((({local}) AT TIME ZONE {text(zone)}) AT TIME ZONE 'UTC')"


def _precision(scan: Scan, stamps: Stamps) -> str:
    if stamps == "date":
        return "'d'"
    written = stamps == "raw" and scan.time_unit == "text"
    return f"CASE WHEN {_DAY} THEN 'd' ELSE 's' END" if written else "'s'"


def _zone_known(scan: Scan, stamps: Stamps) -> str:
    if scan.zone is not None:
        return "true"
    if stamps != "raw":
        return "true" if stamps == "zoned" else "false"
    return _STATED if scan.time_unit == "text" else "true"


def _kind(scan: Scan) -> str:
    if scan.all_kind is not None:
        return text(scan.all_kind)
    kinds = scan.kind_map or {kind: kind for kind in KINDS}
    cases = " ".join(f"WHEN {text(found)} THEN {text(kind)}" for found, kind in kinds.items())
    return f"CASE meant {cases} END"
