"""The last words of private messages: kept only where the owner wants them, and gone at once."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from renown.model.rows import WORDS_KEPT
from renown.workspace import Workspace
from renown.workspace.people.answers.timeline import WordsKept

SECRET = "the heron nests behind the mill"
LONG = f"{SECRET} " + "and so on " * 100
THEN = datetime.now(UTC).replace(microsecond=0) - timedelta(days=5)


def packed(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def at(minutes: int) -> datetime:
    return THEN + timedelta(minutes=minutes)


def x(folder: Path) -> Path:
    def said(number: int, sender: str, other: str, text: str) -> dict[str, object]:
        sent = f"{at(number):%Y-%m-%dT%H:%M:%S}.000Z"
        message = {"recipientId": other, "senderId": sender, "id": str(number), "text": text, "createdAt": sent}
        return {"messageCreate": message}

    talk = {"conversationId": "11-22", "messages": [said(3, "22", "11", LONG), said(1, "11", "22", "first")]}
    account = {"email": "me@example.org", "username": "me", "accountId": "11", "accountDisplayName": "Me Myself"}
    files = {"account": [{"account": account}], "direct_messages": [{"dmConversation": talk}]}
    named = {"account": "account.js", "direct_messages": "direct-messages.js"}
    told = {f"data/{named[name]}": f"window.YTD.{name}.part0 = {json.dumps(rows)}" for name, rows in files.items()}
    return packed(folder / "x.zip", told)


def telegram(folder: Path) -> Path:
    def said(number: int, who: int, text: object) -> dict[str, object]:
        when = {"date": f"{at(number):%Y-%m-%dT%H:%M:%S}", "date_unixtime": str(int(at(number).timestamp()))}
        return {"id": number, "type": "message", **when, "from": f"P{who}", "from_id": f"user{who}", "text": text}

    words = [LONG[:20], {"type": "bold", "text": LONG[20:]}]
    chat = {"name": "P2", "type": "personal_chat", "id": 2, "messages": [said(1, 1, "first"), said(3, 2, words)]}
    about = {"user_id": 1, "first_name": "Me", "last_name": "Myself"}
    whole = {"about": "", "personal_information": about, "chats": {"about": "", "list": [chat]}}
    (folder / "result.json").write_text(json.dumps(whole))
    return folder / "result.json"


def slack(folder: Path) -> Path:
    users = [
        {
            "id": f"U{i}",
            "team_id": "T1",
            "name": f"p{i}",
            "profile": {"real_name": f"P {i}", "email": f"p{i}@x.example"},
        }
        for i in (1, 2, 3)
    ]
    said = [(1, "U1", "first"), (3, "U2", LONG)]
    rows = [{"type": "message", "user": u, "text": text, "ts": f"{at(n).timestamp():.6f}"} for n, u, text in said]
    files = {
        "users.json": users,
        "channels.json": [{"id": "C1", "name": "all", "members": ["U1", "U2", "U3"]}],
        "dms.json": [{"id": "D1", "created": 1, "members": ["U1", "U2"]}],
        "D1/2026-01-01.json": rows,
        "all/2026-01-01.json": [{"type": "message", "user": "U3", "text": "hi", "ts": f"{at(0).timestamp():.6f}"}],
    }
    return packed(folder / "slack.zip", {name: json.dumps(content) for name, content in files.items()})


def linkedin(folder: Path) -> Path:
    me, her = ("Me Myself", "https://www.linkedin.com/in/me"), ("Bo Birch", "https://www.linkedin.com/in/bo")

    def sheet(columns: str, *rows: tuple[str, ...]) -> str:
        out = io.StringIO(newline="")
        csv.writer(out).writerows([columns.split(","), *rows])
        return out.getvalue()

    letters = [
        ("c1", "", *who, *whom, f"{at(n):%Y-%m-%d %H:%M:%S} UTC", "", text, "INBOX")
        for n, who, whom, text in ((1, me, her, "first"), (3, her, me, LONG))
    ]
    columns = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT"
    )
    columns += ",FOLDER"
    connection = ("Bo", "Birch", her[1], "", "Mill", "Miller", "05 Mar 2024")
    connections = sheet("First Name,Last Name,URL,Email Address,Company,Position,Connected On", connection)
    profile = sheet("First Name,Last Name,Headline", ("Me", "Myself", "x"))
    files = {"messages.csv": sheet(columns, *letters), "Connections.csv": connections, "Profile.csv": profile}
    return packed(folder / "linkedin.zip", files)


OWNERS = {x: "11", telegram: None, slack: "U1", linkedin: "https://www.linkedin.com/in/me"}
Export = Callable[[Path], Path]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace") as ws:
        yield ws


def bring(ws: Workspace, export: Export, folder: Path) -> int:
    """Import and confirm the owner; the other person."""
    (report,) = ws.imports.add(export(folder), owner=OWNERS[export])
    assert report.interactions >= 2, report
    own = next(c for c in ws.people.owner_candidates() if c.sign)
    ws.people.confirm_owner(own.account)
    return next(row.person for row in ws.ties.warmth())


def everything(folder: Path) -> str:
    return "".join(file.read_bytes().decode("utf-8", "replace") for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize("export", OWNERS, ids=lambda export: export.__name__)
def test_kept_when_wanted_shown_and_removed_at_once(empty: Workspace, export: Export, tmp_path: Path) -> None:
    assert empty.people.keep_last_words(True) == WordsKept(True, 0)
    other = bring(empty, export, tmp_path)
    assert empty.people.last_words() == WordsKept(True, 1)
    newest, first = (e for e in empty.people.timeline(other, "message").entries)
    assert newest.words == LONG.strip()[:WORDS_KEPT] and newest.mine is False and first.words == ""
    (owed,) = empty.ties.owed()
    assert owed.person == other and owed.said == newest.words
    (waits,) = empty.today.page().owed
    assert waits.person == other and waits.said == newest.words and SECRET in empty.today.digest()
    assert empty.people.keep_last_words(False) == WordsKept(False, 0)
    assert {entry.words for entry in empty.people.timeline(other).entries if entry.kind == "message"} == {""}


@pytest.mark.parametrize("export", OWNERS, ids=lambda export: export.__name__)
def test_nothing_is_kept_where_nobody_said_so(empty: Workspace, export: Export, tmp_path: Path) -> None:
    other = bring(empty, export, tmp_path)
    assert SECRET not in empty.today.digest()
    assert empty.people.last_words() == WordsKept(False, 0) and empty.ties.owed()[0].said == ""
    assert {entry.words for entry in empty.people.timeline(other, "message").entries} == {""}
    empty.close()
    assert SECRET not in everything(empty.path)


def test_they_go_with_their_import_and_with_whoever_is_forgotten(empty: Workspace, tmp_path: Path) -> None:
    empty.people.keep_last_words(True)
    other = bring(empty, telegram, tmp_path)
    assert SECRET in everything(empty.path)
    empty.imports.undo(1)
    empty.imports.redo(1)
    assert empty.ties.owed()[0].said.startswith(SECRET)
    empty.people.forget(other)
    assert empty.people.last_words() == WordsKept(True, 0)
    empty.imports.undo(1)
    empty.imports.add(tmp_path / "result.json")  # what was erased stays away, its words too
    assert empty.people.last_words().ties == 0
    empty.close()
    assert SECRET not in everything(empty.path)
