"""The verbs as a user types them: answers, shapes that others script against, and exit codes without a traceback."""

from __future__ import annotations

import csv
import io
import json
import shlex
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from renown.cli.commands import app

EVENTS = (
    "ana bo 1700000000 RT\nana cy 1700000100 MT\nbo ana 1700000200 RE\ncy ana 1700000300 RT\ndi ana 1700000400 XX\n"
)
TABLE = ["--as", "table", "--network", "n", "--separator", " ", "--no-header", "--actor", "1", "--target", "2",
         "--time", "3", "--kind", "4", "--kind-map", "RT=repost,MT=mention,RE=reply"]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with a workspace of five events, one of an unknown kind."""
    monkeypatch.setenv("RENOWN_WORKSPACE", str(tmp_path / "ws"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr("renown.cli.show.console.width", 200)
    (tmp_path / "events.txt").write_text(EVENTS)
    return tmp_path


def renown(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def imported(folder: Path) -> dict[str, object]:
    result = renown("import", folder / "events.txt", *TABLE, "--json")
    assert result.exit_code == 0, result.output
    answer: dict[str, object] = json.loads(result.stdout)
    return answer


def test_import_says_what_became_of_every_row(folder: Path) -> None:
    answer = imported(folder)
    assert {k: answer[k] for k in ("rows_read", "rows_kept", "rows_skipped", "interactions", "accounts")} == {
        "rows_read": 5, "rows_kept": 4, "rows_skipped": 1, "interactions": 4, "accounts": 3,
    }  # fmt: skip
    [problem] = answer["problems"]  # type: ignore[misc]
    assert (problem["line"], problem["file"]) == (5, "events.txt") and "XX" in problem["found"]
    [one] = answer["imports"]  # type: ignore[misc]
    assert one["files"][0]["rows_read"] == 5
    assert json.loads(renown("import", folder / "events.txt", *TABLE, "--json").stdout)["imports"][0]["already"]


def test_what_is_left_out_is_named_and_the_exit_code_says_so(folder: Path) -> None:
    place = folder / "down"
    place.mkdir()
    (place / "book.vcf").write_text("BEGIN:VCARD\nFN:Ann Alder\nEND:VCARD\n")
    (place / "contacts.csv").write_text("First Name,Last Name,File As,Labels\nBo,Birch,,\n")
    (place / "photo.jpg").write_text("x")
    result = renown("import", place)
    assert result.exit_code == 0 and "No export known here: photo.jpg" in result.output
    (place / "broken.zip").write_bytes(b"PK\x03\x04 and nothing more")
    (place / "out").symlink_to("/etc")
    result = renown("import", place)
    assert result.exit_code == 11 and "already here as import 1" in result.output
    assert "broken.zip: left out: broken.zip is damaged" in result.output
    assert "out: left out: out is a link that leads out of the folder" in result.output
    result = renown("import", place, "--json")
    assert result.exit_code == 11
    assert [(out["path"], out["fault"]) for out in json.loads(result.stdout)["left"]] == [
        ("broken.zip", True), ("out", True), ("photo.jpg", False),
    ]  # fmt: skip
    (place / "book.vcf").unlink()
    (place / "contacts.csv").unlink()
    result = renown("import", place)
    assert result.exit_code == 5 and "broken.zip is damaged" in result.output and "leads out" in result.output


def test_score_as_csv_parquet_and_json(folder: Path) -> None:
    imported(folder)
    text = renown("score", "--as-of", "2023-11-20T00:00:00Z", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["name"] == "ana" and {r["name"] for r in rows} == {"ana", "bo", "cy"}
    assert rows[0]["as_of"] == "2023-11-20T00:00:00Z" and rows[0]["formula"] == "v1" and rows[0]["seen"] == "not_enough"
    assert float(rows[0]["score"]) > 0
    out = folder / "scores.parquet"
    assert renown("score", "--as-of", "latest", "-f", "parquet", "-o", out).exit_code == 0
    assert pq.read_table(out).column_names == list(rows[0])
    as_json = json.loads(renown("score", "--as-of", "2023-11-20", "-f", "json").stdout)
    assert [r["person_id"] for r in as_json] == [int(r["person_id"]) for r in rows]


def test_why_and_evidence_as_json(folder: Path) -> None:
    imported(folder)
    why = json.loads(renown("why", "ana", "--as-of", "latest", "--json").stdout)
    assert {"score", "seen", "factors"} <= why.keys() and why["seen"] == "not_enough"
    assert all({"name", "points", "max_points", "value", "words"} <= f.keys() for f in why["factors"])
    assert sum(f["points"] for f in why["factors"]) == pytest.approx(why["score"], abs=1e-9)
    found = json.loads(renown("evidence", "ana", "resonance", "--as-of", "latest", "--json").stdout)
    assert {i["actor_name"] for i in found["items"]} == {"bo", "cy"}
    assert "not enough seen" in renown("why", "ana", "--as-of", "latest").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["why", "nobody"], 3, "nobody here is called"),
        (["score", "--as-of", "yesterday"], 5, "expected a date like"),
        (["sources", "undo", "9"], 3, "there is no import 9"),
        (["import", "no-such-file.zip"], 3, "no-such-file.zip"),
        (["import", "--as", "myspace", "events.txt"], 3, "myspace"),
        (["quiet"], 3, "renown owner"),
        (["timeline", "nobody-here"], 3, "renown people"),
        (["warm"], 3, "renown owner"),
        (["paths", "--to", "ana"], 3, "renown owner"),
        (["paths"], 2, "one of --to PERSON, --at ORGANISATION"),
        (["nonsense"], 2, "nonsense"),
        (["forget", "an", "--yes"], 3, "exactly called 'an'"),
        (["score", "--as-of", "9999-12-31T23:59:59-14:00"], 5, "expected a date like"),
        (["score", "--as-of", "0001-01-01"], 5, "found the year 1. Give one from 1900"),
        (["warm", "--as-of", "9999-12-31"], 5, "found the year 9999"),
        (["events", "add", "Fair", "--on", "9999-12-31T23:59:59-14:00"], 5, "found the year 9999"),
        (["groups", " "], 3, "there is no group ' '"),
        (["circles", "rename", "nowhere", "work"], 0, "There is no circle 'nowhere'"),
        (["seeds", "add", "z" * 5000], 3, "nobody here is called"),
        (["note", "list", "-n", str(2**70)], 0, "taken back"),
        (["serve", "--port", "99999"], 2, "65535"),
        (["settle", "nonsense"], 2, "'nonsense' is not one of"),
        (["init", "-w", "events.txt"], 7, "events.txt"),
    ],
)
def test_mistakes_end_with_a_sentence_and_an_exit_code(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.chdir(folder)
    imported(folder)
    result = renown(*arguments)
    assert (result.exit_code, words in " ".join(result.output.split())) == (code, True), result.output
    assert "Traceback" not in result.output


def test_seeds_from_a_file_guard_the_score(folder: Path) -> None:
    imported(folder)
    assert "Unguarded" in renown("score", "--as-of", "latest").output
    (folder / "seeds.txt").write_text("# people I know\nbo\n\ncy\n")
    assert "2 vouched for" in renown("seeds", "add", folder / "seeds.txt").output
    assert "Unguarded" not in renown("score", "--as-of", "latest").output
    (folder / "wrong.txt").write_text("ana\nzoe\n")
    assert renown("seeds", "add", folder / "wrong.txt").exit_code == 3
    assert [r["name"] for r in json.loads(renown("seeds", "list", "--json").stdout)] == ["cy", "bo"]


def test_warmth_its_check_and_paths_in_words_and_json(folder: Path) -> None:
    imported(folder)
    assert renown("owner", "is", "bo").exit_code == 0
    [ana] = json.loads(renown("warm", "--as-of", "latest", "--json").stdout)
    assert (ana["name"], ana["days"], ana["standing"]) == ("ana", 1, "little seen")
    words = renown("warm", "--as-of", "latest").stdout
    assert "1 day of contact" in words and "unknown, not weak" in words
    check = json.loads(renown("warm", "--check", "--as-of", "latest", "--json").stdout)
    assert check["share"] is None and check["words"].startswith("Too little data")
    assert "Nothing can be looked back at yet" in renown("warm", "--check", "--as-of", "latest").stdout
    found = json.loads(renown("paths", "--to", "cy", "--as-of", "latest", "--json").stdout)
    assert [hop["taker_name"] for hop in found["paths"][0]["hops"]] == ["ana", "cy"]
    told = renown("paths", "--to", "cy", "--as-of", "latest").stdout
    assert "you to ana: " in told and "ana to cy: " in told and "the weakest link" in told
    assert "No path visible: nobody is known at" in renown("paths", "--at", "Northwind", "--as-of", "latest").stdout


def test_undo_and_redo_from_the_command_line(folder: Path) -> None:
    imported(folder)
    assert renown("sources", "undo", "1").exit_code == 0
    assert json.loads(renown("people", "--json").stdout)["total"] == 0
    assert renown("sources", "redo", "1").exit_code == 0
    assert json.loads(renown("people", "--json").stdout)["total"] == 3
    assert "events.txt" in renown("sources").stdout


def test_forget_asks_first_and_then_forgets(folder: Path) -> None:
    imported(folder)
    assert CliRunner().invoke(app, ["forget", "bo"], input="n\n").exit_code == 1
    assert renown("forget", "bo", "--yes").exit_code == 0
    assert renown("why", "bo").exit_code == 3


def test_a_failed_import_leaves_no_workspace_behind(folder: Path) -> None:
    (folder / "letter.txt").write_text("dear all")
    assert renown("import", folder / "letter.txt").exit_code == 5
    assert renown("import", folder / "nothing.zip").exit_code == 3
    assert not (folder / "ws").exists()


def test_forget_says_whom(folder: Path) -> None:
    imported(folder)
    asked = CliRunner().invoke(app, ["forget", "bo"], input="n\n").output
    assert "bo (n:bo;" in asked


def test_names_cannot_steer_the_terminal(folder: Path) -> None:
    (folder / "events.txt").write_text("\u202eevil\x1b[2J bo 1700000000 RT\n".replace(" bo", "\tbo").replace(" ", "\t"))
    table = ["\t" if word == " " else word for word in TABLE]
    assert renown("import", folder / "events.txt", *table).exit_code == 0
    shown = renown("people").output
    assert "evil" in shown and "\u202e" not in shown and "\x1b" not in shown


def test_export_writes_every_table(folder: Path) -> None:
    imported(folder)
    result = renown("export", folder / "out", "--as-of", "latest")
    assert result.exit_code == 0, result.output
    written = sorted(p.name for p in (folder / "out").iterdir())
    assert written == ["contact_days.csv", "ledger.csv", "people.csv", "scores.csv"]
    assert len((folder / "out" / "people.csv").read_text().splitlines()) == 4


def test_every_command_has_help_and_reading_ones_take_a_workspace(folder: Path) -> None:
    for command in ("init import sources people score why evidence areas history export demo serve doctor quiet who "
                    "owed given warm paths forget object seeds owner link").split():  # fmt: skip
        result = renown(command, "--help")
        assert result.exit_code == 0 and len(result.stdout) > 100, command
    assert renown("doctor").exit_code in (0, 1)


def test_as_a_process_there_is_no_traceback_and_help_is_quick_to_load(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "renown.cli", "why", "ana"], capture_output=True, text=True, cwd=folder, check=False
    )
    assert done.returncode == 3 and "Traceback" not in done.stderr and "not a Renown workspace" in done.stderr
    code = "import sys, renown.cli.commands as c; print([m for m in ('ibis', 'django', 'scipy') if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_what_libraries_warn_of_is_not_shown(folder: Path) -> None:
    code = (
        "import sys, warnings\nfrom renown.cli import main\nsys.argv = ['renown', '--version']\n"
        "try:\n    main()\nfinally:\n    warnings.warn('of a library')"
    )
    quiet = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=folder, check=False)
    assert (quiet.returncode, quiet.stderr) == (0, "")
    command = [sys.executable, "-W", "always", "-c", code]
    assert "of a library" in subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False).stderr


def test_a_table_that_nothing_knows_is_shown_with_the_command_that_brings_it_in(folder: Path) -> None:
    people = folder / "my friends.csv"
    people.write_text("Wer;Post\nZed Quillon;zed@example.org\n")
    shown = renown("import", people)
    assert shown.exit_code == 5 and "Zed Quillon" in shown.output
    command = next(line for line in shown.output.splitlines() if line.strip().startswith("renown import"))
    done = renown(*shlex.split(command)[1:])
    assert done.exit_code == 0 and "1 rows read, 1 kept" in done.output
    acts = folder / "acts.csv"
    acts.write_text("who,whom,when\nann,bo,03/04/2024\n")
    command = next(line for line in renown("import", acts).output.splitlines() if line.strip().startswith("renown im"))
    assert "--day-order day" in command
    done = renown(*shlex.split(command)[1:])
    assert done.exit_code == 0 and "1 interactions" in done.output
