"""Messages that are files of their own, and the lines on which things stand."""

from __future__ import annotations

import io
import plistlib
from dataclasses import dataclass
from typing import BinaryIO

import pytest

from renown.sources.mbox.folders import Folder
from renown.sources.mbox.messages import Lines, is_mbox, is_single, messages

LETTER = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\nwords\r\n"


@dataclass(frozen=True)
class Held:
    """A file in memory."""

    path: str
    data: bytes

    @property
    def size(self) -> int:
        return len(self.data)

    def open(self) -> BinaryIO:
        return io.BytesIO(self.data)

    def head(self, limit: int = 65536) -> bytes:
        return self.data[:limit]


def apple(flags: object, letter: bytes = LETTER) -> bytes:
    return b"%d\n" % len(letter) + letter + plistlib.dumps({"flags": flags})


@pytest.mark.parametrize(
    ("path", "data", "known"),
    [
        ("a.eml", LETTER, True),
        ("A.EML", b"\xef\xbb\xbf\r\n" + LETTER, True),
        ("a.emlx", apple(1), True),
        ("mh/12", LETTER, True),
        ("a.eml", b"To do: this\nAnd this: too\nEnd: x\n", False),
        ("notes/12", b"Buy: beans\nCall: Odo\n", False),
        ("a.pst", LETTER, False),
        ("a.txt", LETTER, False),
        ("Maildir/tmp/1741784400.M1.host", LETTER, False),
        ("a.eml", b"", False),
    ],
)
def test_a_message_is_known_by_its_ending_and_its_headers(path: str, data: bytes, known: bool) -> None:
    assert is_single(Held(path, data)) is known


def test_a_file_with_a_separator_is_an_mbox_whatever_its_ending() -> None:
    saved = Held("saved.eml", b"From a@example.org Tue Mar  5 07:08:09 2024\n" + LETTER)
    assert is_mbox(saved)
    assert [message.block.splitlines()[0] for message in messages(saved)] == [b"From: a@example.org"]
    assert not is_mbox(Held("0001.patch", b"From a@example.org Tue Mar  5 07:08:09 2024\n" + LETTER))


@pytest.mark.parametrize(
    ("flags", "folder"),
    [
        (1, Folder.OTHER),
        (1 << 1, Folder.JUNK),
        (1 << 24, Folder.JUNK),
        (1 << 6, Folder.DRAFTS),
        ("x", Folder.OTHER),
        (None, Folder.OTHER),
    ],
)
def test_what_apple_mail_keeps_behind_a_message(flags: object, folder: Folder) -> None:
    data = apple("" if flags is None else flags)
    (message,) = messages(Held("1.emlx", data))
    assert (message.block.splitlines()[0], message.ahead, message.noted) == (b"From: a@example.org", 1, folder)


@pytest.mark.parametrize("foot", [b"", b"<plist>", b"\x00\xff", b"<?xml version='1.0'?><plist><dict>"])
def test_a_damaged_foot_takes_nothing_away(foot: bytes) -> None:
    (message,) = messages(Held("1.emlx", b"%d\n" % len(LETTER) + LETTER + foot))
    assert message.noted is Folder.OTHER


def test_the_foot_of_a_long_message_is_found() -> None:
    letter = LETTER + b"x" * 600_000
    (message,) = messages(Held("1.emlx", apple(2, letter)))
    assert message.noted is Folder.JUNK


def test_lines_are_counted_as_they_are_asked_for() -> None:
    data = b"a\nbb\nccc\n" * 1000
    lines = Lines(lambda: io.BytesIO(data))
    assert [lines.at(offset) for offset in (0, 2, 5, 9, 9, len(data) - 1)] == [1, 2, 3, 4, 4, 3000]
    lines.close()
