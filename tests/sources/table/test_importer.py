"""Any table comes in through the engine: every row is one act or one problem, whatever the format."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import random
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import EngineError, InputError, NotFoundError, RenownError
from renown.intake.imports import coverage_of, import_path
from renown.intake.report import CoverageLine, ImportReport
from renown.lake.duckdb import DuckDBEngine
from renown.lake.lake import Lake
from renown.lake.scan import BLANKS
from renown.model.ids import account_id, post_id
from renown.sources.archive import open_archive
from renown.sources.base import ReadOptions
from renown.sources.table.importer import SOURCE

NAMED = {"network": "n", "actor": "who", "target": "whom", "time": "at", "time_unit": "s", "all_kind": "reply"}
NUMBERED = {**NAMED, "actor": "1", "target": "2", "time": "3", "no_header": True}
T = 1_700_000_000


def add(lake: Lake, path: Path, **options: object) -> ImportReport:
    policy: Any = options.pop("on_problem", "skip")
    zone: Any = options.pop("zone", None)
    extra = {key: value for key, value in options.items() if value is not None}
    read = ReadOptions(zone=zone, extra=extra)
    (report,) = import_path(lake, path, source="table", options=read, on_problem=policy)
    return report


def acts(lake: Lake) -> Counter[tuple[Any, ...]]:
    rows = lake.engine.fetch(lake.facts("interactions"), "test").to_pylist()
    return Counter((row["actor"], row["target"], row["ts"], row["kind"], row["object"]) for row in rows)


def act(actor: str, target: str, second: int, kind: str = "reply", post: str | None = None) -> tuple[Any, ...]:
    when = datetime.fromtimestamp(second, UTC).replace(tzinfo=None)
    return account_id("n", actor), account_id("n", target), when, kind, post and post_id("n", post)


RECORDS = [{"who": "ann", "whom": "bob", "at": str(T)}, {"who": "bob", "whom": "Zoë, Ltd", "at": str(T + 5)}]
ACTS = Counter([act("ann", "bob", T), act("bob", "Zoë, Ltd", T + 5)])


def write(path: Path, form: str) -> Path:
    """The same two records in one format or another."""
    if form == "parquet":
        pq.write_table(pa.Table.from_pylist([{**row, "at": int(row["at"])} for row in RECORDS]), path)
    elif form == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in RECORDS), encoding="utf-8")
    else:
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, ["who", "whom", "at"], delimiter={"tsv": "\t"}.get(form, ","))
        writer.writeheader()
        writer.writerows(RECORDS)
        content = out.getvalue().encode()
        path.write_bytes(gzip.compress(content) if form == "csv.gz" else content)
    return path


@pytest.mark.parametrize("form", ["csv", "csv.gz", "tsv", "parquet", "jsonl"])
def test_every_format_gives_the_same_acts(lake: Lake, tmp_path: Path, form: str) -> None:
    report = add(lake, write(tmp_path / f"acts.{form}", form), **NAMED)
    assert acts(lake) == ACTS
    assert (report.rows_read, report.rows_kept, report.problem_count) == (2, 2, 0)
    assert (report.interactions, report.accounts) == (2, 3)
    accounts = lake.engine.fetch(lake.facts("accounts"), "test").to_pylist()
    assert {(row["account"], row["key"], row["handle"]) for row in accounts} == {
        (account_id("n", key), key, key) for key in ("ann", "bob", "Zoë, Ltd")
    }
    since, until = act("", "", T)[2], act("", "", T + 5)[2]
    assert coverage_of(lake, 1) == (CoverageLine("n", "community", "both", ("reply",), since, until),)


def test_a_table_inside_a_zip_is_read_too_and_what_is_no_table_is_named(lake: Lake, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "acts.zip", "w") as zipped:
        zipped.write(write(tmp_path / "acts.csv", "csv"), "acts.csv")
        zipped.writestr("readme.md", "about")
    report = add(lake, tmp_path / "acts.zip", **NAMED)
    assert acts(lake) == ACTS
    assert [(file.file, file.ignored) for file in report.files] == [
        ("readme.md", "not a CSV, Parquet or JSON-lines file"),
        ("acts.csv", ""),
    ]


keys = st.text(st.characters(categories=("L", "N", "Zs", "P", "S")), max_size=8)
seconds = st.one_of(
    st.integers(0, 2_000_000_000).map(str), st.sampled_from(["", "soon", "1e400", "-5", "1700000000.5"])
)


@given(st.lists(st.tuples(keys, keys, seconds, st.sampled_from(["RT", "MT", "??", ""])), min_size=1, max_size=30))
@settings(max_examples=20, deadline=None)
def test_every_record_is_an_act_or_a_problem(
    engine: DuckDBEngine, tmp_path_factory: pytest.TempPathFactory, records: list[tuple[str, str, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("table")
    lake = Lake.create(folder / "workspace", engine)
    good = ("good", "good too", "1600000000", "RT")
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([good, *records])
    report = add(
        lake, folder / "t.csv", **{**NUMBERED, "all_kind": None, "kind": "4", "kind_map": "RT=repost,MT=mention"}
    )
    expected = Counter(found for record in [good, *records] if (found := understood(*record)))
    assert acts(lake) == expected
    assert report.rows_read == len(records) + 1
    assert report.rows_kept == expected.total()
    assert report.problem_count == len(report.problems) == report.rows_read - report.rows_kept
    lines = [line for line, record in enumerate(records, 2) if not understood(*record)]
    assert [problem.line for problem in report.problems] == lines


def understood(actor: str, target: str, at: str, kind: str) -> tuple[Any, ...] | None:
    """What a record means, worked out without the engine."""
    kinds = {"RT": "repost", "MT": "mention"}
    actor, target = actor.strip(), target.strip()
    try:
        when = datetime.fromtimestamp(float(at), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    if not actor or not target or kind not in kinds or when < datetime(1990, 1, 1) or when > datetime.now():
        return None
    return account_id("n", actor), account_id("n", target), when, kinds[kind], None


def test_problems_say_line_and_cell_and_what_to_do(lake: Lake, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    lines = ["who,whom,at,what", f"a,b,{T},RT", "a,b,yesterday,RT", f"a,,{T},RT", f"a,b,{T},XX", "a,b", f"a,b,{T}0,RT"]
    path.write_text("\n".join(lines))
    report = add(lake, path, **{**NAMED, "all_kind": None, "kind": "what", "kind_map": "RT=repost"})
    told = {problem.line: (problem.found, problem.expected, problem.hint) for problem in report.problems}
    assert told[3] == ("yesterday", "seconds since 1970 in column at", "mend the cell, or see --time-unit")
    assert told[4][1] == "an account in column whom"
    assert told[5] == ("XX", "one of RT in column what", "name it with --kind-map VALUE=kind")
    assert told[6][0] == "a,b"
    assert told[7] == ("2508-09-16 06:13:20", "a time from 1990 to today", "see --time-unit")
    assert report.files[0].skipped == {"problem": 5}


def test_under_stop_the_first_problem_is_the_error(lake: Lake, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"who,whom,at\na,b,{T}\na,b,never\n")
    with pytest.raises(InputError, match=r"t\.csv, line 3: found 'never', expected seconds since 1970"):
        add(lake, path, **NAMED, on_problem="stop")
    assert lake.imports() == ()


def test_times_in_words_know_their_zone_or_say_that_they_do_not(lake: Lake, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("who,whom,at\na,b,2024-03-01T12:00:00+02:00\na,c,2024-03-01 12:00:00\na,d,2024-03-01\n")
    add(lake, path, **{**NAMED, "time_unit": "text"})
    rows = lake.engine.fetch(lake.facts("interactions").order_by("ts"), "test").to_pylist()
    assert [(row["ts"].isoformat(), row["precision"], row["zone_known"]) for row in rows] == [
        ("2024-03-01T00:00:00", "d", False),
        ("2024-03-01T10:00:00", "s", True),
        ("2024-03-01T12:00:00", "s", False),
    ]


@pytest.mark.parametrize(
    ("kind", "precision", "zone_known"),
    [
        (pa.timestamp("ms"), "s", False),
        (pa.timestamp("us", "America/New_York"), "s", True),
        (pa.timestamp("ns"), "s", False),
        (pa.date32(), "d", False),
        (pa.string(), "s", False),
    ],
)
def test_numbers_and_times_of_a_parquet_file_are_taken_as_they_are(
    lake: Lake, tmp_path: Path, kind: pa.DataType, precision: str, zone_known: bool
) -> None:
    when = datetime(2024, 3, 1, 0 if precision == "d" else 12)
    stamp: Any = pa.array([when], pa.timestamp("s"))
    if getattr(kind, "tz", None):
        stamp = stamp.cast(pa.timestamp("us", "UTC"))
    table = pa.table({"u": [7], "v": [8], "when": stamp.cast(kind), "post": [9]})
    pq.write_table(table, tmp_path / "t.parquet")
    options = {"network": "n", "actor": "u", "target": "v", "time": "when", "object": "post", "all_kind": "like"}
    add(lake, tmp_path / "t.parquet", **options)
    expected = account_id("n", "7"), account_id("n", "8"), when, "like", post_id("n", "9")
    assert acts(lake) == Counter([expected])
    (row,) = lake.engine.fetch(lake.facts("interactions"), "test").to_pylist()
    assert (row["precision"], row["zone_known"]) == (precision, zone_known)


def test_a_mapping_file_holds_the_same_options_and_the_command_line_wins(lake: Lake, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('network = "other"\nactor = 1\ntarget = "whom"\ntime = 3\ntime_unit = "s"\nall_kind = "reply"\n')
    add(lake, write(tmp_path / "acts.csv", "csv"), mapping=str(mapping), network="n")
    assert acts(lake) == ACTS


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"actor": "whoo"}, r"--actor names the column 'whoo', which is not there.*mean 'who'.*who, whom, at"),
        ({"actor": "4"}, "--actor names the column '4'"),
        ({"time": None}, "a table needs --time"),
        ({"all_kind": None}, "either --kind or --all-kind"),
        ({"kind": "at"}, "either --kind or --all-kind"),
        ({"all_kind": "replay"}, "no kind 'replay'.*mean 'reply'"),
        ({"all_kind": None, "kind": "at", "kind_map": "RT"}, "--kind-map holds 'RT'"),
        ({"separator": "ab"}, "--separator is 'ab'.*one sign"),
        ({"time_unit": "h"}, "--time-unit is 'h'.*s, ms, us, text"),
        ({"targett": "x"}, "no option 'targett'.*mean 'target'"),
        ({"mapping": "nowhere.toml"}, "no mapping file nowhere.toml"),
    ],
)
def test_options_that_cannot_be_meant_are_explained(
    lake: Lake, tmp_path: Path, change: dict[str, Any], message: str
) -> None:
    with pytest.raises((InputError, NotFoundError), match=message):
        add(lake, write(tmp_path / "acts.csv", "csv"), **{**NAMED, **change})
    assert lake.imports() == ()


def test_files_that_are_no_tables_are_refused(lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("not json\n")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 but damaged")
    (tmp_path / "c.md").write_text("hello")
    for name, message in (("a.jsonl", "not JSON lines"), ("b.parquet", "damaged Parquet"), ("c.md", "holds no table")):
        with pytest.raises(InputError, match=message):
            add(lake, tmp_path / name, **NAMED)
    assert lake.imports() == ()


def test_a_table_is_never_taken_for_something_it_was_not_called(tmp_path: Path) -> None:
    with open_archive(write(tmp_path / "acts.csv", "csv")) as archive:
        assert SOURCE.recognise(archive) is None


def test_a_table_of_nothing_but_problems_is_an_error(lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("who,whom,at\na,b,never\n")
    with pytest.raises((InputError, EngineError), match=r"gave 0 interactions.*found 'never'"):
        add(lake, tmp_path / "t.csv", **NAMED)


GUESSED = {**NAMED, "time_unit": None}
BERLIN = "Europe/Berlin"


def times(lake: Lake) -> list[tuple[str, str, bool]]:
    rows = lake.engine.fetch(lake.facts("interactions").order_by("ts"), "test").to_pylist()
    return [(row["ts"].isoformat(" "), row["precision"], row["zone_known"]) for row in rows]


def test_times_without_a_zone_are_read_in_the_zone_that_is_named(lake: Lake, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    written = [
        "2026-01-01 10:00:00",
        "2026-01-02",
        "2026-01-03 10:00:00+05",
        "2026-01-04T10:00:00Z ",
        "2026-01-05 10:00:00 America/New_York",
        "2026-01-06 10:00:00 Etc/GMT+5",
        "2026-07-07 10:00:00",
    ]
    path.write_text("who,whom,at\n" + "".join(f"a,b,{time}\n" for time in written))
    add(lake, path, **GUESSED, zone=BERLIN)
    assert times(lake) == [
        ("2026-01-01 09:00:00", "s", True),
        ("2026-01-02 00:00:00", "d", True),
        ("2026-01-03 05:00:00", "s", True),
        ("2026-01-04 10:00:00", "s", True),
        ("2026-01-05 15:00:00", "s", True),
        ("2026-01-06 15:00:00", "s", True),
        ("2026-07-07 08:00:00", "s", True),
    ]


def test_numbers_since_1970_have_no_zone_to_be_named(lake: Lake, tmp_path: Path) -> None:
    add(lake, write(tmp_path / "acts.csv", "csv"), **NAMED, zone=BERLIN)
    assert acts(lake) == ACTS


@pytest.mark.parametrize(
    ("kind", "hour"), [(pa.timestamp("us"), 9), (pa.timestamp("us", "UTC"), 10), (pa.string(), 9), (pa.date32(), 0)]
)
def test_a_named_zone_is_for_the_times_of_a_parquet_file_too(
    lake: Lake, tmp_path: Path, kind: pa.DataType, hour: int
) -> None:
    stamp: Any = pa.array([datetime(2026, 1, 1, 10)], pa.timestamp("s"))
    if pa.types.is_date(kind):
        stamp = pa.array([datetime(2026, 1, 1)], pa.timestamp("s"))
    pq.write_table(pa.table({"who": ["a"], "whom": ["b"], "at": stamp.cast(kind)}), tmp_path / "t.parquet")
    add(lake, tmp_path / "t.parquet", **GUESSED, zone=BERLIN)
    assert [time[0] for time in times(lake)] == [f"2026-01-01 {hour:02}:00:00"]


@given(st.datetimes(datetime(1995, 1, 1), datetime(2025, 12, 31)), st.sampled_from([BERLIN, "Asia/Kolkata", "UTC"]))
@settings(max_examples=15, deadline=None)
def test_a_zone_means_what_the_standard_library_says(
    engine: DuckDBEngine, tmp_path_factory: pytest.TempPathFactory, written: datetime, zone: str
) -> None:
    local = written.replace(tzinfo=ZoneInfo(zone))
    expected = local.astimezone(UTC)
    # An hour that is skipped or comes twice has no one answer.
    if expected.astimezone(ZoneInfo(zone)) != local or local.replace(fold=1).utcoffset() != local.utcoffset():
        return
    folder = tmp_path_factory.mktemp("zone")
    lake = Lake.create(folder / "workspace", engine)
    (folder / "t.csv").write_text(f"who,whom,at\na,b,{written:%Y-%m-%d %H:%M:%S}\n")
    add(lake, folder / "t.csv", **GUESSED, zone=zone)
    assert [time[0] for time in times(lake)] == [f"{expected:%Y-%m-%d %H:%M:%S}"]


def test_a_zone_that_does_not_exist_is_refused(lake: Lake, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no time zone 'Mars/X'"):
        add(lake, write(tmp_path / "acts.csv", "csv"), **NAMED, zone="Mars/X")


@pytest.mark.parametrize(
    ("odd", "usual"),
    [("20260101", "2026-01-01"), ("", "2026-01-01"), ("never", str(T)), ("", f"{T}000"), ("5", f"{T}000000")],
)
@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_one_odd_first_record_does_not_decide_the_unit_of_times(
    lake: Lake, tmp_path: Path, form: str, odd: str, usual: str
) -> None:
    path = tmp_path / f"t.{form}"
    rows = [{"who": "a", "whom": f"b{n}", "at": usual if n else odd} for n in range(300)]
    if form == "csv":
        path.write_text("who,whom,at\n" + "".join(f"{','.join(row.values())}\n" for row in rows))
    elif form == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    else:
        pq.write_table(pa.Table.from_pylist(rows), path)
    report = add(lake, path, **GUESSED)
    assert (report.rows_kept, report.problem_count) == (299, 1)


def test_a_table_whose_times_all_fail_is_pointed_to_their_unit(lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("who,whom,at\n" + "a,b,20260101\n" * 300)
    with pytest.raises(InputError, match=r"gave 0 interactions.*see --time-unit"):
        add(lake, tmp_path / "t.csv", **GUESSED)


@pytest.mark.parametrize("name", ["r.csv", "r.txt", "r.jsonl", "r.csv.gz"])
def test_random_bytes_are_no_table(lake: Lake, tmp_path: Path, name: str) -> None:
    content = random.Random(7).randbytes(200_000)
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    with pytest.raises(InputError, match=r"^r\.\w+ is no table: it holds bytes that stand in no text"):
        add(lake, tmp_path / name, **NAMED)


@given(content=st.binary(max_size=300) | st.text(st.sampled_from('who,at\n\r"\0a1;'), max_size=60).map(str.encode))
@settings(max_examples=40, deadline=None)
def test_whatever_is_called_a_table_ends_in_a_sentence(
    engine: DuckDBEngine, tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    lake = Lake.create(folder / "workspace", engine)
    (folder / "t.csv").write_bytes(b"who,whom,at\n" * (len(content) % 2) + content)
    with pytest.raises(RenownError):
        add(lake, folder / "t.csv", **GUESSED)


def test_lines_may_end_in_a_bare_carriage_return(lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(f'who,whom,at\rann,bob,{T}\rbob,"Zoë, Ltd",{T + 5}\r'.encode())
    add(lake, tmp_path / "t.csv", **GUESSED)
    assert acts(lake) == ACTS


@pytest.mark.parametrize("packed", ["", ".gz", ".zip"])
@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("cp1252", b""),
    ],
)
def test_a_table_is_read_in_its_own_encoding(
    lake: Lake, tmp_path: Path, form: str, encoding: str, mark: bytes, packed: str
) -> None:
    plain = write(tmp_path / f"plain.{form}", form).read_text(encoding="utf-8").replace("\\u00eb", "ë")
    content = mark + plain.encode(encoding)
    path = tmp_path / f"acts.{form}{packed}"
    if packed == ".zip":
        with ZipFile(path, "w") as zipped:
            zipped.writestr(f"acts.{form}", content)
    else:
        path.write_bytes(gzip.compress(content) if packed else content)
    report = add(lake, path, **GUESSED)
    assert acts(lake) == ACTS
    assert report.problem_count == 0


def test_one_byte_that_is_no_utf8_leaves_the_other_words_as_they_are(lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(
        b"who,whom,at\n" + f"Zoë,łukasz,{T}\nJos".encode() + f"\xe9,b,{T}".encode("latin-1")
    )
    add(lake, tmp_path / "t.csv", **GUESSED)
    assert acts(lake) == Counter([act("Zoë", "łukasz", T), act("José", "b", T)])


@pytest.mark.parametrize("content", [b"", b"\n\r\n \n", codecs.BOM_UTF8, "\n".encode("utf-16")])
def test_an_empty_table_is_said_to_be_empty(lake: Lake, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(InputError, match=r"^t\.csv is empty"):
        add(lake, tmp_path / "t.csv", **NAMED)


def test_an_empty_table_beside_another_is_left_unread(lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "both").mkdir()
    (tmp_path / "both" / "none.csv").touch()
    write(tmp_path / "both" / "acts.csv", "csv")
    report = add(lake, tmp_path / "both", **NAMED)
    assert [(file.file, file.ignored) for file in report.files] == [("none.csv", "it is empty"), ("acts.csv", "")]


def test_a_stray_control_sign_in_a_cell_does_not_refuse_the_table(lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"who,whom,at\na\x1b[2J,b\x00,{T}\n")
    assert add(lake, tmp_path / "t.csv", **GUESSED).rows_kept == 1


def test_a_key_is_the_same_with_any_blank_around_it(lake: Lake, tmp_path: Path) -> None:
    records = [{"who": f"{blank}ann{blank}", "whom": f"{blank}\u3000bob", "at": str(T)} for blank in BLANKS]
    (tmp_path / "t.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    add(lake, tmp_path / "t.jsonl", **NAMED)
    assert acts(lake) == {act("ann", "bob", T): len(BLANKS)}
