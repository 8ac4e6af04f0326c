"""Circles and the address book from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from renown.cli.commands import app

CARD = "BEGIN:VCARD\nVERSION:3.0\nUID:bo\nFN:Bo Quay\nEMAIL:bo@quay.example\nCATEGORIES:Familie\nEND:VCARD\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with a workspace that holds one card."""
    monkeypatch.setenv("RENOWN_WORKSPACE", str(tmp_path / "ws"))
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "book.vcf").write_text(CARD)
    assert renown("import", tmp_path / "book.vcf").exit_code == 0
    return tmp_path


def renown(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def words(text: str) -> str:
    """What was printed, wherever the terminal broke its lines."""
    return " ".join(text.split())


def test_a_suggestion_is_taken_looked_at_and_given_up(folder: Path) -> None:
    [hint] = json.loads(renown("circles", "suggest", "--json").stdout)
    assert (hint["name"], hint["circle"]) == ("Bo Quay", "family") and "Familie" in hint["reasons"][0]
    assert "1 person put into family" in words(renown("circles", "put", "family", "Bo Quay").stdout)
    assert [r["name"] for r in json.loads(renown("circles", "members", "family", "--json").stdout)] == ["Bo Quay"]
    assert {r["name"]: r["people"] for r in json.loads(renown("circles", "--json").stdout)}["family"] == 1
    assert "Taken out" in words(renown("circles", "out", "family", "bo@quay.example").stdout)
    assert json.loads(renown("circles", "suggest", "--json").stdout) == []
    renown("circles", "put", "Rowers", "Bo Quay")
    assert "moved to Crew" in words(renown("circles", "rename", "Rowers", "Crew").stdout)
    assert renown("circles", "rename", "work", "Labour").exit_code == 5
    assert "Bo Quay" in words(renown("circles", "members", "crew").stdout)
    assert "Nobody is in" in words(renown("circles", "members", "clients").stdout)


def test_people_are_added_once_and_the_book_is_taken_along(folder: Path) -> None:
    added = renown("contacts", "add", "Cy Quay", "--phone", "+351 912 345 678", "--note", "Plays the oboe")
    assert added.exit_code == 0 and "renown sources undo 2" in words(added.stdout)
    again = renown("contacts", "add", "cy quay")
    assert again.exit_code == 5 and "is here already: Cy Quay" in words(again.output)
    assert renown("contacts", "add", "cy quay", "--organisation", "Oboes", "--anyway").exit_code == 0
    written = renown("contacts", "export", folder / "out.json", "--format", "jscontact", "--person", "Bo Quay")
    assert "1 person" in words(written.stdout) and "share it with care" in words(written.stderr)
    assert [card["uid"] for card in json.loads((folder / "out.json").read_text())] == ["bo"]
    assert "3 people" in words(renown("contacts", "export", folder / "out.vcf").stdout)
    assert (folder / "out.vcf").read_text().count("BEGIN:VCARD") == 3
    assert renown("contacts", "export", folder / "none.vcf", "--circle", "clients").exit_code == 3
    assert not (folder / "none.vcf").exists()


def test_a_person_is_told_edited_and_left_as_before(folder: Path) -> None:
    said = renown("contacts", "edit", "Bo Quay", "phone", "+49 30 901820", "--kind", "Mobile")
    assert "Number: +49 30 901820, cell" in words(said.stdout)
    told = words(renown("person", "Bo Quay").stdout)
    assert "+49 30 901820" in told and "you" in told and "Europe/Berlin" in told and "bo@quay.example" in told
    picture = folder / "me.png"
    Image.new("RGB", (30, 30), "teal").save(picture)
    assert "Kept" in words(renown("contacts", "picture", "Bo Quay", picture).stdout)
    assert json.loads(renown("person", "Bo Quay", "--json").stdout)["picture"]
    number = words(said.stdout).split()[-1]
    assert "as the sources say" in words(renown("contacts", "undo", number).stdout)
    assert "901820" not in renown("person", "Bo Quay").stdout
    assert renown("contacts", "edit", "Bo Quay", "email", "nobody").exit_code == 5
    (folder / "no.png").write_text("<svg/>")
    assert "no picture that can be read" in words(renown("contacts", "picture", "Bo Quay", folder / "no.png").output)
