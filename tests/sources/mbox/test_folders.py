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
    ("Maildir/.Entw&APw-rfe/cur/1741784400.M1.host:2,S", b"", Folder.DRAFTS),
    ("Maildir/.INBOX.Gel&APY-schte Elemente/cur/1741784400.M1.host:2,S", b"", Folder.JUNK),
    ("Maildir/.Archive.2024.Sent/cur/1741784400.M1.host:2,S", b"", Folder.SENT),
    ("Mail/R&D-notes", b"", Folder.OTHER),
    ("imap.example.org/[Gmail].sbd/Drafts-1", b"", Folder.DRAFTS),
    ("Mail/Templates", b"", Folder.UNSENT),
    ("Mail/Templates", b"Received: by x; 5 Mar 2024 07:08:09 +0000", Folder.OTHER),
    ("all.mbox", b"X-Gmail-Labels: Templates,Sent", Folder.SENT),
    ("Mail/Trash.sbd/Friends", b"", Folder.JUNK),
    ("Mail/INBOX", b"X-Mozilla-Status: 0019", Folder.JUNK),
    ("Mail/INBOX", b"X-Mozilla-Status: 1011\nX-Mozilla-Status2: 10000000", Folder.OTHER),
    ("Mail/INBOX", b"X-Mozilla-Status2: 01000000", Folder.UNSENT),
    ("Mail/INBOX", b"X-Mozilla-Status: soon", Folder.OTHER),
    ("mail/saved", b"Status: RO\nX-Status: AD", Folder.JUNK),
    ("mail/saved", b"X-Status: T", Folder.DRAFTS),
    ("mail/saved", b"X-Status: Delivered", Folder.OTHER),
]


@pytest.mark.parametrize(("path", "block", "folder"), CASES)
def test_folder_of(path: str, block: bytes, folder: Folder) -> None:
    assert folder_of(path, Headers(block)) is folder
