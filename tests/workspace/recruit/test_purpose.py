"""A workspace for recruiting: everybody in it is kept on grounds, so that nobody comes in with an export."""

from __future__ import annotations

from pathlib import Path

import pytest

from renown.errors import InputError
from renown.workspace import Workspace

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Lund\nEMAIL:ana@example.org\nEND:VCARD\n"


def test_g1_nobody_comes_in_without_grounds_through_another_door(tmp_path: Path) -> None:
    book = tmp_path / "book.vcf"
    book.write_text(CARD)
    with Workspace.create(tmp_path / "workspace", purpose="recruiting") as ws:
        server = ws.servers.add("imaps://imap.example.org", user="me@example.org").server
        for bring in (
            lambda: ws.imports.add(book),
            lambda: ws.people.add("Ana Lund"),
            lambda: ws.servers.sync(server, "secret"),
        ):
            with pytest.raises(InputError, match="a purpose, a legal basis, a source and a day"):
                bring()
        assert ws.people.page().total == 0


def test_another_purpose_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="expected one of personal, team, recruiting"):
        Workspace.create(tmp_path / "workspace", purpose="hiring")
