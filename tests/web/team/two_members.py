"""Two colleagues with a workspace each: what stands in Ana's must never be seen on Bo's side.

Every word of Ana's own carries a mark that stands nowhere else in the world.
"""

from __future__ import annotations

import json
import time
import zipfile
from pathlib import Path

from renown.workspace import Workspace

MARKS = ("zanthor", "quibblex", "vexmark", "+4930901888", "30 901888", "30901888")
"""In Ana's names, addresses and handles; in her channels; in her messages; in her phone numbers."""

SHARED = "xia@maps.example"
"""The one address that both have."""


def _contacts(mark: str, numbers: str) -> str:
    cards = [
        f"BEGIN:VCARD\nVERSION:3.0\nUID:{mark}{i}\nFN:Contact{i} {mark.title()}\nEMAIL:{mark}{i}@home.example\n"
        f"TEL:{numbers}{i}\nURL:https://www.linkedin.com/in/{mark}{i}\nEND:VCARD\n"
        for i in range(4)
    ]
    return "".join(cards)


def _slack(owner: str, mark: str, channel: str, word: str, xia: str) -> list[tuple[str, str]]:
    users = [
        {"id": f"U{mark[0]}{i}", "team_id": f"T{mark[0]}", "name": f"{mark}{i}",
         "profile": {"real_name": f"Member{i} {mark.title()}", "email": f"{mark}.slack{i}@work.example"}}
        for i in range(5)
    ]  # fmt: skip
    users[0]["name"], users[0]["profile"] = (
        owner,
        {"real_name": f"{owner.title()} Owner", "email": f"{owner}@o.example"},
    )
    users[1]["profile"] = {"real_name": xia, "email": SHARED}
    start = time.time() - 40 * 86400
    messages = [
        {"type": "message", "user": users[who]["id"], "ts": f"{start + day * 86400 + who:.6f}",
         "text": f"<@{users[to]['id']}> {word} number {day}"}
        for day in range(38) for who, to in ((0, 1 + day % 4), (1 + day % 4, 0))
    ]  # fmt: skip
    channels = [{"id": f"C{mark[0]}", "name": channel, "members": [user["id"] for user in users]}]
    return [
        ("users.json", json.dumps(users)),
        ("channels.json", json.dumps(channels)),
        (f"{channel}/2026-01-01.json", json.dumps(messages)),
    ]


def build(root: Path, owner: str, marks: tuple[str, str, str, str], xia: str) -> Path:
    """A workspace with a Slack export and an address book; the owner is confirmed."""
    mark, channel, word, numbers = marks
    export = root / f"{owner}.zip"
    with zipfile.ZipFile(export, "w") as file:
        for name, text in _slack(owner, mark, channel, word, xia):
            file.writestr(name, text)
    book = root / f"{owner}.vcf"
    book.write_text(_contacts(mark, numbers))
    with Workspace.create(root / owner) as ws:
        ws.imports.add(export)
        ws.imports.add(book)
        ws.people.confirm_owner(owner)
        ws.scores.rebuild()
    return root / owner


def ana(root: Path) -> Path:
    """Ana's workspace: she knows whoever has the shared address as somebody else than Bo does."""
    return build(root, "ana", ("zanthor", "quibblex", "vexmark", "+4930901888"), "Xenia Zanthor-Lund")


def bo(root: Path) -> Path:
    """Bo's workspace."""
    return build(root, "bo", ("bramble", "meadow", "hello", "+4930901777"), "Xia from the fair")
