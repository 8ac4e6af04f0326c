"""Drafts, junk and sent mail by labels, names and flags."""

from __future__ import annotations

import pytest

from renown.sources.mbox.folders import Folder, folder_of
from renown.sources.mbox.headers import Headers

CASES = [
    ("all.mbox", b"X-Gmail-Labels: Inbox,Sent", Folder.SENT),
    ("all.mbox", b"X-Gmail-Labels: Entw\xc3\xbcrfe", Folder.DRAFTS),
    ("all.mbox", b"X-Gmail-Labels: =?UTF-8?Q?Bo=C3=AEte_de_r=C3=A9ception,Corbeille?=", Folder.JUNK),
    ("Sent.mbox", b"X-Gmail-Labels: Inbox", Folder.OTHER),
    ("Mail/Sent Messages.mbox/mbox", b"", Folder.SENT),
    ("Local Folders/Gesendet", b"", Folder.SENT),
    (".Drafts/cur/1741784400.M1.host:2,S", b"", Folder.DRAFTS),
    ("cur/1741784400.M1.host:2,DS", b"", Folder.DRAFTS),
    ("cur/1741784400.M1.host:2,ST", b"", Folder.JUNK),
    ("Friends.mbox", b"", Folder.OTHER),
]


@pytest.mark.parametrize(("path", "block", "folder"), CASES)
def test_folder_of(path: str, block: bytes, folder: Folder) -> None:
    assert folder_of(path, Headers(block)) is folder
