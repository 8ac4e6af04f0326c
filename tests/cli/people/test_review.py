"""`renown review`: listed, answered, taken back; one by one on a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from renown.cli.commands import app
from renown.cli.people import review
from renown.workspace import Workspace

CARDS = (
    "BEGIN:VCARD\nVERSION:3.0\nUID:one\nFN:Ana Ferreira\nORG:Tarn Maps\nTEL:+351211234567\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nUID:two\nFN:Ana Ferreira\nEMAIL:ana@tarn.example\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nUID:three\nFN:Bo Diaz\nTEL:+351217654321\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nUID:four\nFN:Bo Diaz\nTEL:+351217654321\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nUID:five\nFN:Zoe Fischer\nEMAIL:zoe@a.example\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nUID:six\nFN:Zoe Fischer\nEMAIL:z.fischer@b.example\nEND:VCARD\n"
)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with an address book in which some people stand twice."""
    monkeypatch.setenv("RENOWN_WORKSPACE", str(tmp_path / "ws"))
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "book.vcf").write_text(CARDS)
    assert renown("import", str(tmp_path / "book.vcf")).exit_code == 0
    return tmp_path / "ws"


def renown(*arguments: str, keys: str = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=keys)


def pairs() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(renown("review", "--json").stdout)["pairs"]
    return found


def people_called(name: str) -> int:
    total: int = json.loads(renown("people", name, "--json").stdout)["total"]
    return total


def test_nobody_is_merged_without_a_word_and_what_is_nearly_certain_takes_one(book: Path) -> None:
    assert [(pair["one"]["name"], pair["strength"]) for pair in pairs()] == [  # type: ignore[index]
        ("Bo Diaz", "nearly certain"),
        ("Ana Ferreira", "likely"),
        ("Zoe Fischer", "possible"),
    ]
    text = renown("review").stdout
    assert "Ana Ferreira (contacts)" in text and "3 pairs to look at" in text and f"answer {pairs()[0]['a']}" in text
    assert people_called("Bo Diaz") == 2
    assert "1 pair said to be one person" in renown("review", "certain").stdout
    assert people_called("Bo Diaz") == 1 and len(pairs()) == 2
    renown("review", "undo")
    assert people_called("Bo Diaz") == 2


def test_an_answer_is_kept_shown_and_taken_back(book: Path) -> None:
    a, b = (str(pairs()[1][side]) for side in "ab")
    assert "2 pairs left" in renown("review", "answer", a, b, "yes").stdout
    assert [r["word"] for r in json.loads(renown("review", "answers", "--json").stdout)] == ["yes"]
    assert "Taken back: Ana Ferreira" in renown("review", "undo").stdout
    assert len(pairs()) == 3 and "no answer to take back" in renown("review", "undo").stdout
    assert "taken back" in renown("review", "answers").stdout


def test_merge_and_split_need_no_question(book: Path) -> None:
    numbers = [str(pair["a"]) for pair in pairs()[1:]]
    assert "One person now" in renown("review", "merge", *numbers).stdout
    renown("review", "certain")
    person = json.loads(renown("people", "Bo Diaz", "--json").stdout)["rows"][0]["person"]
    assert renown("review", "split", str(person), "nobody").exit_code == 5
    assert "Two people now" in renown("review", "split", str(person), "contacts:three").stdout
    assert people_called("Bo Diaz") == 2
    renown("review", "undo")
    assert people_called("Bo Diaz") == 1


def test_on_a_terminal_one_pair_after_the_other(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = iter(["x", "n", "u", "y", "l", "l", "never reached"])
    monkeypatch.setattr(review.typer, "prompt", lambda *_, **__: next(asked))
    with Workspace.open(book) as ws:
        review.ask(ws)
        said = [(answer.word, answer.undone is None) for answer in ws.people.answers()]
        assert said == [("later", True), ("later", True), ("yes", True), ("no", False)]
        assert ws.people.review() == ()
    assert next(asked) == "never reached"


def test_nonsense_is_refused_with_a_sentence(book: Path) -> None:
    a = str(pairs()[0]["a"])
    assert renown("review", "answer", a, a, "yes").exit_code == 5
    assert renown("review", "answer", a, "1", "yes").exit_code == 3
    assert renown("review", "answer", a, "1", "perhaps").exit_code == 2
