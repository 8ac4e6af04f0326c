"""Every kind of file of a workspace, damaged in six ways: it is made again and says so, or refused with what to do.

The workspace holds a file of every kind there is; a kind that nobody has promised anything for fails here.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from renown.errors import NotFoundError, RenownError, StorageError
from renown.workspace import Workspace
from renown.workspace.belongings import BELONGINGS, belonging, files_of

MAIL = """From ann@example.org Sat Jan  6 10:00:00 2024
From: Ann Alder <ann@example.org>
To: {to}
Date: Sat, 06 Jan 2024 10:0{n}:00 +0000
Message-ID: <{n}@example.org>
Subject: {n}

Bread and salt.

"""


COLUMNS = {"network": "forum", "actor": "who", "target": "whom", "time": "when", "kind": "what"}


def mailbox(file: Path, *people: str) -> Path:
    file.write_text("".join(MAIL.format(to=to, n=n) for n, to in enumerate(people)) + "From broken\n\nx\n")
    return file


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    mailbox(folder / "first.mbox", "bob@example.org", "cy@example.org", "dee@example.org")
    mailbox(folder / "second.mbox", "bob@example.org", "eve@example.org")
    likes = [f"fan{n},star,2024-02-{day:02d} 08:00:00,like" for n in range(30) for day in range(1, 9)]
    (folder / "likes.csv").write_text("\n".join(["who,whom,when,what", *likes, "fan1,star,no day,like", ""]))
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{0} Okoro\nEMAIL:{0}@example.org\nORG:Bakery\nBDAY:1990-02-03\nEND:VCARD\n"
    (folder / "book.vcf").write_text(card.format("bob") + card.format("eve"))
    return folder


@pytest.fixture(scope="module")
def whole(exports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a file of every kind that stays when nothing is under way."""
    path = tmp_path_factory.mktemp("whole") / "workspace"
    with Workspace.create(path) as ws:
        ws.imports.add(exports / "first.mbox", owner="ann@example.org")
        ws.imports.add(exports / "likes.csv", source="table", extra=COLUMNS, on_problem="keep")
        ws.imports.add(exports / "book.vcf", owner="ann@example.org")
        ws.people.confirm_owner("ann@example.org")
        ws.favours.keep(ws.favours.note("promised Bob to send the plans"))
        ws.people.record_objection(ws.people.find("fan7"))
        ws.seeds.add("fan8")
        ws.scores.rebuild()
        ws.scores.record(days=6)
        ws.team.create(path.parent / "team", "Ann")
        server = ws.servers.add("imaps://imap.example.org", user="ann@example.org")
        ws.desk.servers.keep_password(server.server, "a secret word")
        ws.desk.jobs.enqueue("rescore")
    return path


@dataclass(frozen=True)
class Answers:
    """What a workspace says when it is asked."""

    told: tuple[object, ...]


def ask(path: Path) -> Answers:
    """A question to every part of a workspace."""
    with Workspace.open(path) as ws:
        state = ws.state()
        page = ws.people.page()
        assert state.owner is not None
        return Answers(
            (
                state.people,
                state.interactions,
                state.guarded,
                page.rows,
                tuple(ws.scores.table().to_pylist()),
                ws.scores.history(ws.people.find("star")),
                ws.favours.promises(),
                ws.desk.owners(),
                len(ws.desk.jobs.recent()),
                ws.team.page() is not None,
                ws.imports.reports(),
                ws.people.find("ann@example.org"),
            )
        )


def cut(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def garble(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * (file.stat().st_size // 256 + 1))


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 4
    file.write_bytes(content)


def remove(file: Path) -> None:
    file.unlink()


def turn_into_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGES: tuple[Callable[[Path], None], ...] = (cut, empty, garble, flip, remove, turn_into_a_folder)
