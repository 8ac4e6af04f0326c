"""The walk: every file and every record counted once, and progress that never runs backwards."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renown.model.rows import AccountRow, FieldsUnread, FileIgnored, FileRead, Item, Problem, Progress
from renown.sources.archive import open_archive
from renown.sources.base import ReadOptions
from renown.sources.json_records import Record
from renown.sources.registry import load
from renown.sources.roll import Roll
from renown.sources.tally import PROBLEM, Tally
from renown.sources.walk import Outcome, beginning, left_out, read_json, refused, walked


def by_kind(record: Record, tally: Tally) -> Outcome:
    """A reading that does everything a reading may do, as the record says."""
    tally.note(record.value)
    match record.value.get("do"):
        case "keep":
            yield AccountRow("forum", str(record.value["id"]))
            return ""
        case "refuse":
            return (yield from refused(tally.file, record, "something else"))
        case "break":
            yield AccountRow("forum", str(1 // 0))
        case "count":
            tally.keep()
            tally.skip("half of it")
            return None
    return "no reason to read it"


def items_of(folder: Path, *texts: str) -> list[Item]:
    for number, text in enumerate(texts):
        (folder / f"{number}.json").write_text(text)
    with open_archive(folder) as archive:
        files: list[tuple[object, Iterator[Item]]] = [
            (entry, read_json(entry, {"do", "id"}, by_kind)) for entry in archive.entries()
        ]
        return list(walked(files))  # type: ignore[arg-type]


def test_a_record_ends_in_one_way_and_is_counted_by_it(tmp_path: Path) -> None:
    rows = [{"do": "keep", "id": 1}, {"do": "refuse"}, {"do": "count"}, {"new": 1}, "no object"]
    *rest, progress = items_of(tmp_path, json.dumps(rows, indent=1))
    assert FileRead("0.json", 6, 2, {"half of it": 1, "no reason to read it": 1, PROBLEM: 2}) in rest
    assert FieldsUnread("0.json", ("new",)) in rest
    assert [(p.line, p.expected) for p in rest if isinstance(p, Problem)] == [(6, "something else"), (15, "an object")]
    assert isinstance(progress, Progress) and progress.done == progress.total


def test_progress_runs_through_all_files_and_through_a_long_one(tmp_path: Path) -> None:
    long = json.dumps([{"do": "keep", "id": n} for n in range(5000)])
    steps = [item for item in items_of(tmp_path, long, "[]", long) if isinstance(item, Progress)]
    done = [step.done for step in steps]
    assert len(steps) == 7 and done == sorted(done) and {step.total for step in steps} == {2 * len(long) + 2}
    assert done[-1] == 2 * len(long) + 2 and {step.what for step in steps} == {"0.json", "1.json", "2.json"}


@pytest.mark.parametrize(
    ("content", "begins"),
    [(b"\xef\xbb\xbf\n {", "{"), ("\ufeff[".encode("utf-16"), "["), (b"\n\n", ""), ("née".encode("cp1252"), "née")],
)
def test_the_beginning_is_found_whatever_the_encoding(tmp_path: Path, content: bytes, begins: str) -> None:
    (tmp_path / "a").write_bytes(content)
    with open_archive(tmp_path / "a") as archive:
        assert beginning(archive.entries()[0]) == begins


def test_what_is_left_out_says_why_and_empty_files_are_empty(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").touch()
    with open_archive(tmp_path) as archive:
        found = list(left_out(archive.entries(), "no part of it"))
    assert found == [FileIgnored("a.txt", "no part of it"), FileIgnored("b.txt", "empty")]


ROWS = st.builds(
    AccountRow,
    st.just("forum"),
    st.sampled_from("ab"),
    *(st.sampled_from([None, text]) for text in ("handle", "name", "mail@example.org", "example.org/a")),
)


@given(st.lists(ROWS, max_size=12))
def test_nothing_that_is_said_of_an_account_is_lost_and_nothing_is_said_twice(rows: list[AccountRow]) -> None:
    roll = Roll("forum")
    given_rows = [given for row in rows for given in roll.learn(row)]

    def said(some: list[AccountRow]) -> set[tuple[str, str]]:
        return {(r.key, name) for r in some for name in ("key", "handle", "name", "email", "url") if getattr(r, name)}

    assert said(given_rows) == said(rows)
    for place, row in enumerate(given_rows):
        assert said([row]) - said(given_rows[:place])


def test_a_record_that_breaks_its_reading_is_a_problem_and_the_others_go_on(tmp_path: Path) -> None:
    items = items_of(tmp_path, '[{"do": "keep", "id": 1},\n{"do": "break"},\n{"do": "keep", "id": 2}]')
    assert [item.key for item in items if isinstance(item, AccountRow)] == ["1", "2"]
    (problem,) = [item for item in items if isinstance(item, Problem)]
    assert (problem.file, problem.line) == ("0.json", 2) and "ZeroDivisionError" in problem.found
    assert FileRead("0.json", 3, 2, {PROBLEM: 1}) in items


def many(source: str) -> str:
    """A file of ten thousand records of a source, each with something that cannot be packed."""
    noise = (os.urandom(16).hex() for _ in range(10_000))
    match source:
        case "vcard":
            return "".join(f"BEGIN:VCARD\nFN:P {n}\nEND:VCARD\n" for n in noise)
        case "contacts_csv":
            return "First Name,Last Name,File As,Labels\n" + "".join(f"P,{n},,\n" for n in noise)
        case "linkedin":
            return "First Name,Last Name,URL,Connected On\n" + "".join(f"P,{n},,05 Mar 2024\n" for n in noise)
    head = "From a Tue Mar  5 07:08:09 2024\nTo: b@a.example\nDate: Tue, 5 Mar 2024 07:08:09 +0000\n"
    return "".join(f"{head}From: {n}@a.example\nMessage-ID: <{n}>\n\nhi\n\n" for n in noise)


@pytest.mark.parametrize("source", ["vcard", "contacts_csv", "linkedin", "mbox"])
def test_a_file_cut_off_keeps_what_is_whole_and_says_so(source: str, tmp_path: Path) -> None:
    packed = gzip.compress(many(source).encode())
    name = "a.mbox" if source == "mbox" else "a.csv"
    (tmp_path / f"{name}.gz").write_bytes(packed[: len(packed) // 2])
    with open_archive(tmp_path) as archive:
        items = list(load(source).read(archive, ReadOptions()))
    accounts = {item.key for item in items if isinstance(item, AccountRow)}
    assert 3_000 < len(accounts) < 7_000
    (problem,) = [item for item in items if isinstance(item, Problem)]
    assert problem.file == name and "damaged or cut off" in problem.found
    (read,) = [item for item in items if isinstance(item, FileRead)]
    assert read.read == read.kept + sum(read.skipped.values()) and read.skipped[PROBLEM] == 1
