"""Notes, promises, thanks and corrected ties as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from renown.cli.commands import app

EVENTS = (
    "ana,bo,1700000000,mention\nbo,ana,1700000100,reply\nana,cy,1700000200,mention\nana,Bo Diaz,1700000300,mention\n"
)
TABLE = [
    "--as",
    "table",
    "--network",
    "n",
    "--no-header",
    "--actor",
    "1",
    "--target",
    "2",
    "--time",
    "3",
    "--kind",
    "4",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with a workspace of four events; ana is the owner."""
    monkeypatch.setenv("RENOWN_WORKSPACE", str(tmp_path / "ws"))
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "events.csv").write_text(EVENTS)
    assert renown("import", tmp_path / "events.csv", *TABLE).exit_code == 0
    assert renown("owner", "is", "ana").exit_code == 0
    return tmp_path


def renown(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def test_a_line_is_shown_kept_listed_and_taken_back(folder: Path) -> None:
    said = " ".join(renown("note", "cy helped me with the talk yesterday").stdout.split())
    assert "cy gave you help with the talk" in said and 'from "yesterday"' in said and "renown note undo 1" in said
    assert [row["words"] for row in json.loads(renown("thanks", "--json").stdout)] == ["help with the talk"]
    assert "help with the talk" in renown("favours", "--of", "cy").stdout
    assert "Give first. One of their favours is still to be thanked for." in renown("give", "cy").stdout
    assert "thank them for help with the talk: noted for" in renown("give", "cy").stdout
    assert renown("thanks", "said", "1").exit_code == 0
    assert "has been thanked for" in renown("thanks").stdout
    assert "Note 1 was taken back." in renown("note", "undo").stdout
    assert json.loads(renown("note", "list", "--json").stdout)[0]["undone"]
    assert json.loads(renown("favours", "--json").stdout) == {"balances": [], "favours": []}


def test_words_without_quotes_and_a_promise_kept(folder: Path) -> None:
    kept = json.loads(renown("note", "I", "owe", "cy", "an", "article", "by", "2030-01-04", "--json").stdout)
    assert (kept["note"]["id"], kept["note"]["what"], kept["note"]["due"]) == (1, "promise_mine", "2030-01-04")
    assert "you to cy" in renown("promises").stdout
    assert "reopen 1" in renown("promises", "done", "1").stdout
    assert json.loads(renown("promises", "--json").stdout) == []
    assert json.loads(renown("favours", "--json").stdout)["favours"][0]["given"]
    assert "Open again" in renown("promises", "reopen", "1").stdout
    assert "Let go" in renown("promises", "let-go", "1").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["note", " "], 5, "an empty note"),
        (["note", "change", "9"], 3, "there is no note 9"),
        (["note", "cy helped me", "--as", "cy"], 5, "as a choice"),
        (["note", "undo", "9"], 3, "there is no note 9"),
        (["note", "undo"], 3, "there is no note to take back"),
        (["promises", "done", "9"], 3, "there is no promise 9"),
        (["thanks", "said", "9"], 3, "there is no favour 9"),
        (["warm", "correct", "cy", "hot"], 5, "as a warmth"),
        (["give", "zoe"], 3, "nobody here is called"),
    ],
)
def test_mistakes_end_with_a_sentence_and_an_exit_code(
    folder: Path, arguments: list[str], code: int, words: str
) -> None:
    result = renown(*arguments)
    assert (result.exit_code, words in " ".join(result.output.split())) == (code, True), result.output


def test_where_a_name_fits_several_they_are_listed_and_one_is_chosen(folder: Path) -> None:
    (folder / "more.csv").write_text("ana,Bo Lund,1700000400,mention\n")
    assert renown("import", folder / "more.csv", *TABLE).exit_code == 0
    people = {r["name"]: r["person"] for r in json.loads(renown("people", "--json").stdout)["rows"]}
    assert renown("note", "undo").exit_code == 3
    asked = renown("note", "Diaz helped me")
    assert asked.exit_code == 0, "a whole word of one name is that person"
    waits = renown("note", "B helped me")
    assert waits.exit_code == 0 and f"{people['Bo Lund']}  Bo Lund" in waits.stdout
    assert json.loads(renown("favours", "--of", "Bo Lund", "--json").stdout)["favours"] == []
    assert renown("note", "change", "2", "--person", "Bo Lund").exit_code == 0
    assert json.loads(renown("favours", "--of", "Bo Lund", "--json").stdout)["favours"]
    chosen = renown("note", "B helped me again", "--as", f"B={people['Bo Lund']}")
    assert chosen.exit_code == 0 and "Bo Lund gave you help" in chosen.stdout


def test_whatever_is_written_is_kept_and_changed_later(folder: Path) -> None:
    assert "Kept as note 1. A note." in renown("note", "the weather is nice").stdout
    assert "Nobody here is called 'Zoe'" in renown("note", "Lunch with Zoe").stdout
    told = renown(
        "note", "change", "2", "--what", "coffee", "--day", "2026-01-05", "--due", "2030-01-04", "--person", "cy"
    )
    assert "Coffee with cy, by 4 Jan 2030 (5 Jan 2026)" in told.stdout
    assert "by" not in renown("note", "change", "2", "--due", "none").stdout.splitlines()[0]
    assert "A call with cy" in renown("note", "write", "1", "cy", "called").stdout
    assert "A note." in renown("note", "revert", "1").stdout
    assert "Lunch with Zoe" in renown("note", "show", "2").stdout
    assert [row["id"] for row in json.loads(renown("note", "list", "--look-for", "WEATHER", "--json").stdout)] == [1]
    assert [row["id"] for row in json.loads(renown("note", "list", "--of", "cy", "--json").stdout)] == [2]
    assert renown("note", "undo", "2").exit_code == 0
    assert "Coffee with cy" in renown("note", "bring-back", "2").stdout


def test_a_tie_is_corrected_beside_the_computed_warmth(folder: Path) -> None:
    before = {row["name"]: row for row in json.loads(renown("warm", "--json").stdout)}
    assert "counts from now on" in renown("warm", "correct", "bo", "80", "--why", "school").stdout
    [said] = json.loads(renown("warm", "corrections", "--json").stdout)
    assert (said["value"], said["why"]) == (80.0, "school") and 0 <= said["computed"] < 80
    after = {row["name"]: row for row in json.loads(renown("warm", "--json").stdout)}
    own, computed = after.pop("bo"), before.pop("bo")
    assert (own["warmth"], own["said"], own["computed"]) == (80.0, 80.0, computed["warmth"]) and after == before
    assert "80" in renown("warm").stdout
    assert "Taken back" in renown("warm", "uncorrect", "bo").stdout
    assert json.loads(renown("warm", "corrections", "--json").stdout) == []
