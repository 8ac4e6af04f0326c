"""An export comes in whole or not at all, once, and the report says what became of every line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from renown.errors import InputError, NotFoundError
from renown.intake import imports, undo
from renown.intake.imports import import_path
from renown.intake.reading import Policy
from renown.intake.report import FileReport
from renown.lake.lake import Lake
from renown.model.rows import AccountRow, InteractionRow, PostRow, Problem
from renown.sources.base import ReadOptions

T = datetime(2024, 2, 3, 4, 5, 6)
LIKE = InteractionRow("x", "like", "a", "b", T)
Export = Callable[..., Path]


def rows_in(lake: Lake, table: str = "interactions") -> int:
    return lake.engine.fetch(lake.facts(table), "test").num_rows


def files_of(lake: Lake) -> set[str]:
    return {str(file.relative_to(lake.path)) for file in lake.path.rglob("*") if file.is_file()}


def test_the_report_says_what_came_in_and_is_kept(lake: Lake, export: Export) -> None:
    rows = [
        LIKE,
        InteractionRow("x", "reply", "b", "a", T + timedelta(days=1)),
        AccountRow("x", "a"),
        PostRow("x", "p"),
    ]
    (report,) = import_path(lake, export("mine.txt", [*rows, "broken"]))
    assert (report.source, report.title, report.name, report.import_id) == ("lines", "Lines", "mine.txt", 1)
    assert (report.rows_read, report.rows_kept, report.rows_skipped) == (5, 4, 1)
    assert (report.interactions, report.accounts, report.posts) == (2, 1, 1)
    assert report.files == (FileReport("mine.txt", 5, 4, 1, {"problem": 1}),)
    assert report.problems == (Problem("mine.txt", 6, "broken", "a row", "mend the line"),)
    assert report.unread_fields == {"mine.txt": ("novelty",)}
    assert (report.since, report.until) == (T, T + timedelta(days=1))
    assert imports.reports(lake) == (report,)
    assert imports.report_of(lake, 1) == report
    with pytest.raises(NotFoundError, match="no import 7"):
        imports.report_of(lake, 7)


def test_the_very_same_export_changes_nothing(lake: Lake, export: Export) -> None:
    path = export("mine.txt", [LIKE])
    (first,) = import_path(lake, path)
    before = (lake.path / "manifest.json").read_bytes()
    (again,) = import_path(lake, path)
    assert again.already
    assert again.import_id == first.import_id
    assert (lake.path / "manifest.json").read_bytes() == before


def test_under_stop_the_first_problem_ends_it_and_nothing_has_changed(lake: Lake, export: Export) -> None:
    before = files_of(lake)
    with pytest.raises(InputError, match=r"mine\.txt, line 3: found 'broken', expected a row; mend the line"):
        import_path(lake, export("mine.txt", [LIKE, "broken"]), on_problem="stop")
    assert files_of(lake) == before
    assert lake.imports() == ()


def test_under_keep_every_problem_stands_in_a_file_and_the_list_is_capped(lake: Lake, export: Export) -> None:
    (report,) = import_path(lake, export("mine.txt", [LIKE, *["x" * n for n in range(1, 251)]]), on_problem="keep")
    assert (report.problem_count, len(report.problems)) == (250, 200)
    kept = lake.imports()[0].problems
    assert kept is not None
    lines = [json.loads(line) for line in (lake.path / kept).read_text().splitlines()]
    assert [len(line["found"]) for line in lines] == list(range(1, 251))


def test_under_keep_a_clean_import_leaves_no_file(lake: Lake, export: Export) -> None:
    import_path(lake, export("mine.txt", [LIKE]), on_problem="keep")
    assert lake.imports()[0].problems is None


def test_an_export_that_gives_too_little_is_an_error(lake: Lake, export: Export) -> None:
    before = files_of(lake)
    with pytest.raises(InputError, match=r"looks like Lines, but gave 0 interactions where at least 1 must be"):
        import_path(lake, export("mine.txt", [AccountRow("x", "a"), "broken"]))
    assert files_of(lake) == before


def test_times_that_cannot_be_true_are_problems(lake: Lake, export: Export) -> None:
    soon = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=3)
    rows = [LIKE, InteractionRow("x", "like", "a", "b", datetime(1989, 12, 31)), PostRow("x", "p", ts=soon)]
    (report,) = import_path(lake, export("mine.txt", rows))
    assert report.problem_count == 2
    assert report.problems[0].found == "1989-12-31 00:00:00 (interactions)"
    assert (rows_in(lake), rows_in(lake, "posts")) == (1, 0)


def test_a_kind_that_is_not_in_the_registry_is_refused(lake: Lake, export: Export) -> None:
    with pytest.raises(InputError, match="the kind 'poke'"):
        import_path(lake, export("mine.txt", [LIKE, InteractionRow("x", "poke", "a", "b", T)]))
    assert lake.imports() == ()


def test_halves_of_broken_characters_do_not_stop_an_import(lake: Lake, export: Export) -> None:
    import_path(lake, export("mine.txt", [LIKE, AccountRow("x", "a\ud83d", name="Zoë \ud83d")]))
    (account,) = lake.engine.fetch(lake.facts("accounts"), "test").to_pylist()
    assert (account["key"], account["name"]) == ("a?", "Zoë ?")


def test_a_folder_of_several_exports_gives_an_import_each(lake: Lake, export: Export, tmp_path: Path) -> None:
    one = export("loose/one.txt", [LIKE])
    two = export("all/two/two.txt", [InteractionRow("x", "like", "c", "b", T)])
    with ZipFile(tmp_path / "all" / "one.zip", "w") as zipped:
        zipped.write(one, "one.txt")
    (tmp_path / "all" / "notes").mkdir()
    (tmp_path / "all" / "notes" / "todo.md").write_text("nothing to import")
    reports = import_path(lake, two.parent.parent)
    assert [(report.import_id, report.name) for report in reports] == [(1, "one.zip"), (2, "two")]
    assert rows_in(lake) == 2


def test_an_export_that_fails_is_left_out_and_the_others_come_in(lake: Lake, export: Export, tmp_path: Path) -> None:
    export("all/a/a.txt", ["broken"])
    export("all/b/b.txt", [LIKE])
    (tmp_path / "all" / "c.zip").write_bytes(b"PK\x03\x04 and nothing more")
    with pytest.raises(InputError, match=r"c\.zip is damaged .* Nothing was imported"):
        import_path(lake, tmp_path / "all", on_problem="stop")
    assert lake.imports() == ()
    found = import_path(lake, tmp_path / "all", on_problem="keep")
    assert [report.name for report in found] == ["b"]
    assert [out.path for out in found.faults] == ["c.zip", "a"] and found.left == found.faults
    assert "a looks like Lines, but gave 0 interactions" in found.faults[1].reason
    assert [made.problems for made in lake.imports()] == [None], "problems of what failed are not those of another"
    (tmp_path / "all" / "b" / "b.txt").unlink()
    with pytest.raises(InputError, match="all looks like Lines"):
        import_path(lake, tmp_path / "all")


def test_what_is_not_recognised_is_told_what_is_known(lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("hello")
    with pytest.raises(InputError, match="not an export that is known here"):
        import_path(lake, tmp_path / "notes.md")
    with pytest.raises(NotFoundError):
        import_path(lake, tmp_path / "nowhere.zip")
    with pytest.raises(NotFoundError, match="no source 'fax'"):
        import_path(lake, tmp_path / "notes.md", source="fax")


def test_what_was_undone_and_comes_again_is_read_afresh(lake: Lake, export: Export) -> None:
    path = export("mine.txt", [LIKE])
    import_path(lake, path)
    undo.undo(lake, 1)
    (report,) = import_path(lake, path)
    assert (report.import_id, report.already) == (2, False)
    assert [made.id for made in lake.imports()] == [2]
    assert rows_in(lake) == 1


def test_progress_is_told(lake: Lake, export: Export) -> None:
    told: list[tuple[int, int, str]] = []
    path = export("mine.txt", [LIKE])
    import_path(lake, path, progress=lambda done, total, what: told.append((done, total, what)))
    assert told == [
        (0, 0, "listing mine.txt"),
        (0, 1, "looking through mine.txt"),
        (0, 0, "looking at mine.txt"),
        (0, path.stat().st_size, "reading mine.txt"),
    ]


def test_a_second_copy_is_reported_under_the_name_given_now(lake: Lake, export: Export, tmp_path: Path) -> None:
    inner = export("one.txt", [LIKE])
    for name in ("first.zip", "second.zip"):
        with ZipFile(tmp_path / name, "w") as zipped:
            zipped.write(inner, "one.txt")
    import_path(lake, tmp_path / "first.zip")
    (again,) = import_path(lake, tmp_path / "second.zip")
    assert (again.already, again.import_id, again.name, again.note) == (True, 1, "second.zip", "")
    assert imports.report_of(lake, 1).name == "first.zip"


def test_a_folder_that_links_to_itself_is_one_export(lake: Lake, export: Export, tmp_path: Path) -> None:
    folder = export("all/a/a.txt", [LIKE]).parent.parent
    (folder / "loop").symlink_to(folder)
    (folder / "copy").symlink_to(folder / "a")
    for already in (False, True):
        assert [report.already for report in import_path(lake, folder)] == [already]


@pytest.mark.parametrize(("first", "then"), [("skip", "keep"), ("skip", "stop"), ("keep", "skip")])
def test_the_same_export_under_another_policy_says_so(lake: Lake, export: Export, first: Policy, then: Policy) -> None:
    path = export("mine.txt", [LIKE, "broken"])
    import_path(lake, path, on_problem=first)
    assert import_path(lake, path, on_problem=first)[0].note == ""
    (again,) = import_path(lake, path, on_problem=then)
    assert again.already
    assert (
        f"with --on-problem {first} (problems: 1); to read it with --on-problem {then}, undo import 1 first"
        in again.note
    )
    assert imports.report_of(lake, 1).note == ""


def test_a_clean_export_is_the_same_under_every_policy(lake: Lake, export: Export) -> None:
    path = export("mine.txt", [LIKE])
    import_path(lake, path)
    policies: tuple[Policy, ...] = ("stop", "keep")
    assert [import_path(lake, path, on_problem=policy)[0].note for policy in policies] == ["", ""]


def test_the_same_file_read_for_another_owner_names_the_import_beside_it(lake: Lake, export: Export) -> None:
    path = export("mine.txt", [LIKE])
    (first,) = import_path(lake, path, options=ReadOptions(owner="a@example.org"))
    (other,) = import_path(lake, path, options=ReadOptions(owner="b@example.org"))
    assert (first.note, other.already) == ("", False)
    assert "import 1 holds the same files" in other.note and "renown sources undo 1" in other.note
    undo.undo(lake, 1)
    (third,) = import_path(lake, path, options=ReadOptions(owner="c@example.org"))
    assert "import 2" in third.note and "import 1" not in third.note


def test_an_import_from_before_contents_were_noted_is_no_copy_of_anything(lake: Lake, export: Export) -> None:
    import_path(lake, export("mine.txt", [LIKE]))
    manifest = lake.path / "manifest.json"
    content = json.loads(manifest.read_text())
    del content["imports"][0]["content"], content["imports"][0]["report"]["left_out"], content["check"]
    manifest.write_text(json.dumps(content))
    options = ReadOptions(owner="a@example.org")
    assert import_path(lake, export("mine.txt", [LIKE]), options=options)[0].note == ""


def test_a_zone_that_does_not_exist_is_refused_for_every_source(lake: Lake, export: Export) -> None:
    with pytest.raises(InputError, match="no time zone 'Mars/X'"):
        import_path(lake, export("mine.txt", [LIKE]), options=ReadOptions(zone="Mars/X"))
    assert lake.imports() == ()


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (
            None,
            r"x\.txt looks like Lines, but .* imported\. The first .*; mend the line\. Check .* whole, or name .*--as$",
        ),
        ("lines", r"x\.txt was read with --as lines, but .* imported\. The first .* the line\. Check .* is whole$"),
    ],
)
def test_too_little_is_explained_in_sentences(lake: Lake, export: Export, named: str | None, words: str) -> None:
    with pytest.raises(InputError, match=words):
        import_path(lake, export("x.txt", ["broken"]), source=named)
    with pytest.raises(InputError, match=r"nothing was imported\. Check"):
        import_path(lake, export("x.txt", []), source=named)


def test_whatever_fails_in_an_importer_is_an_error_with_its_reason(lake: Lake, export: Export, tmp_path: Path) -> None:
    export("all/a/a.txt", [LIKE, '{"row": "poke"}'])
    with pytest.raises(InputError, match=r"a cannot be read as Lines: KeyError: 'poke'"):
        import_path(lake, tmp_path / "all" / "a")
    export("all/b/b.txt", [LIKE])
    found = import_path(lake, tmp_path / "all")
    assert ([report.name for report in found], [out.path for out in found.faults]) == (["b"], ["a"])
    assert "KeyError" in found.faults[0].reason and rows_in(lake) == 1
