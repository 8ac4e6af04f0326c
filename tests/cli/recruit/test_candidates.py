"""`renown recruit candidates` and `renown recruit law`: one walk from a folder of CVs to a certificate."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from typer.testing import CliRunner

from renown.cli.commands import app

WEIGHED = "We look for a data engineer; their public page says they are one; one message, easily refused."
FOUND = ("--purpose", "Data engineer", "--basis", "6(1)(f)", "--proof", WEIGHED, "--visibility", "public")


def test_from_a_folder_of_cvs_to_a_certificate(tmp_path: Path) -> None:
    path = str(tmp_path / "ws")

    def ask(*words: str, code: int = 0, typed: str = "") -> str:
        found = CliRunner().invoke(app, [*words, "--workspace", path], input=typed)
        assert found.exit_code == code, found.output
        return " ".join(found.output.split())

    assert "Next: renown recruit candidates add FILE" in ask("init", "--purpose", "recruiting")
    cvs = tmp_path / "cvs"
    cvs.mkdir()
    (cvs / "ana.txt").write_text("Ana Lund\nana@example.org\n\nSkills\nPython, SQL\n")
    (cvs / "again.txt").write_text("A. Lund\nana@example.org\n")
    assert "G1: 6(1)(f) needs the balancing test" in ask(
        "recruit", "candidates", "add", str(cvs), *FOUND[:4], *FOUND[6:], code=5
    )
    month_ago = f"{datetime.now(UTC) - timedelta(days=27):%Y-%m-%d}"
    told = ask("recruit", "candidates", "add", str(cvs), *FOUND, "--collected", month_ago)
    assert "Kept: 1 candidate" in told and "the same person as in" in told
    [line] = json.loads(ask("recruit", "law", "due", "--json"))["due"]
    assert (line["rule"], line["state"], line["act"]) == ("G2", "soon", "notice")
    assert "who keeps the data" in ask("recruit", "candidates", "notice", "1", code=5)
    ask("recruit", "law", "company", "--name", "Alder GmbH", "--address", "Berlin", "--contact", "jobs@example.org")
    assert "Alder GmbH, Berlin" in ask("recruit", "candidates", "notice", "1")
    assert "Take it back with" in ask("recruit", "law", "do", "1", "notice")
    assert json.loads(ask("recruit", "law", "due", "--json"))["due"] == []
    assert "record was open for 0 seconds" in ask(
        "recruit", "candidates", "reject", "1", "--reason", "no Spark", typed="y\n", code=5
    )
    assert "was told that they are kept" in ask("recruit", "candidates", "show", "1")
    ask("recruit", "candidates", "export", "1", "--file", str(tmp_path / "ana.zip"))
    with zipfile.ZipFile(tmp_path / "ana.zip") as packed:
        assert json.loads(packed.read("resume.json"))["basics"]["email"] == "ana@example.org"
    certificate = tmp_path / "certificate.json"
    ask("recruit", "candidates", "object", "1", "--yes", "--certificate", str(certificate))
    assert "by this workspace" in ask("recruit", "law", "verify", str(certificate))
    certificate.write_text(certificate.read_text().replace('"accounts": 1', '"accounts": 0'))
    assert "changed after it was signed" in ask("recruit", "law", "verify", str(certificate), code=5)
    assert "nothing goes to them on any channel" in ask("recruit", "law", "may", "ANA@example.org")
    assert "The log is whole" in ask("recruit", "law", "log")
    assert "nobody was kept" in ask("recruit", "candidates", "add", str(cvs / "ana.txt"), *FOUND, code=5)


def test_a_personal_workspace_says_how_to_make_one_for_candidates(tmp_path: Path) -> None:
    path = ("--workspace", str(tmp_path / "ws"))
    assert CliRunner().invoke(app, ["init", *path]).exit_code == 0
    found = CliRunner().invoke(app, ["recruit", "candidates", "list", *path])
    assert found.exit_code == 5 and "renown init --purpose recruiting" in " ".join(found.output.split())


def test_a_sign_is_noted_shown_and_taken_back(tmp_path: Path) -> None:
    def ask(*words: str, code: int = 0) -> str:
        found = CliRunner().invoke(app, ["recruit", "candidates", *words, "--workspace", str(tmp_path / "ws")])
        assert found.exit_code == code, found.output
        return " ".join(found.output.split())

    CliRunner().invoke(app, ["init", "--purpose", "recruiting", "--workspace", str(tmp_path / "ws")])
    ask("add", "Ana Lund", *FOUND, "--source", "https://code.example.org/ana")
    assert "Candidate 1: no sign" in ask("signs", "1") and "too few stays" in ask("signs", "1")
    assert "Ana Lund" in ask("list", "--state", "latent") and "Ana Lund" not in ask("list", "--state", "open")
    assert "G6" in ask("sign", "1", "said", "back from sick leave", "--source", "Bo", code=5)
    told = ask("sign", "1", "said", "looks for nothing", "--source", "her mail", "--not-looking", "--on", "2026-01-05")
    assert "unsign 1" in told and "Candidate 1: not looking" in ask("signs", "1")
    assert json.loads(ask("signs", "1", "--json"))["signs"][0]["on"] == "2026-01-05"
    assert "Taken back." in ask("unsign", "1") and "before" in ask("unsign", "1")


def test_a_list_is_looked_at_taken_in_and_taken_back(tmp_path: Path) -> None:
    def ask(*words: str, code: int = 0) -> str:
        found = CliRunner().invoke(app, ["recruit", "candidates", *words, "--workspace", str(tmp_path / "ws")])
        assert found.exit_code == code, found.output
        return " ".join(found.output.split())

    CliRunner().invoke(app, ["init", "--purpose", "recruiting", "--workspace", str(tmp_path / "ws")])
    book = tmp_path / "book.vcf"
    card = ("BEGIN:VCARD", "VERSION:3.0", "FN:Di Dogwood", "EMAIL:di@example.org", "ORG:Brot eG", "TITLE:Baker")
    book.write_text("\r\n".join((*card, "END:VCARD", "")))
    listed = ("--purpose", "Bakers", "--proof", WEIGHED, "--source", "my book of May", "--visibility", "consent")
    told = ask("take-in", str(book), *listed, "--preview")
    assert "1 person would come in" in told and "Di Dogwood: Baker, Brot eG" in told and "has to be told by" in told
    assert "Di Dogwood" not in ask("list")
    assert "untake 1" in ask("take-in", str(book), *listed, "--yes") and "Di Dogwood" in ask("list")
    assert json.loads(ask("take-in", str(book), *listed, "--yes", "--json"))["here"] == [1]
    assert "Let go: 1 candidate" in ask("untake", "1") and "Kept again: 1" in ask("retake", "1")
    assert "have not applied" in ask("take-in", str(book), *listed, "--basis", "6(1)(b)", code=5)
