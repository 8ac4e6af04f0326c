"""What separates messages: folders as mail programs write them, and bodies that look like separators."""

from __future__ import annotations

import io
import mailbox
from email.parser import BytesHeaderParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.sources.mbox.scanner import looks_like_mbox, scan

DATED = "From jane@example.org Tue Mar  5 07:08:09 2024"
PATCH = "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001"
LINES = st.text("Fromx>:- \t019ä", max_size=20)
MAILS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["To", "Subject", "X-Spam", "Received"]), min_size=1, max_size=3),
        st.lists(st.one_of(LINES, st.sampled_from(["From here", "From ", ">From x", "", "To: b"])), max_size=5),
    ),
    min_size=1,
    max_size=6,
)


def subjects(text: str | bytes, chunk: int = 4096) -> list[bytes]:
    """The header blocks that are found."""
    data = text if isinstance(text, bytes) else text.encode()
    return [head.block for head in scan(io.BytesIO(data), chunk=chunk)]


def as_thunderbird_writes(mails: list[tuple[list[str], list[str]]], old: int) -> bytes:
    """A folder of Thunderbird: the first `old` messages under a date, the others under nothing but `From `."""
    written = []
    for number, (names, body) in enumerate(mails):
        separator = "From - Tue Mar  5 07:08:09 2024" if number < old else "From "
        head = [separator, "X-Mozilla-Status: 0001", *(f"{name}: {number}" for name in names)]
        lines = [f">{line}" if line.lstrip(">").startswith("From ") else line for line in body]
        written.append("\r\n".join([*head, "", *lines, "", ""]))
    return "".join(written).encode()


@settings(max_examples=60, deadline=None)
@given(MAILS, st.integers(0, 3), st.integers(2048, 5000))
def test_folders_of_thunderbird_hold_what_the_standard_library_finds(
    tmp_path_factory: pytest.TempPathFactory, mails: list[tuple[list[str], list[str]]], old: int, chunk: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "Inbox"
    path.write_bytes(as_thunderbird_writes(mails, old))
    box = mailbox.mbox(path, create=False)
    expected = [[(name, str(value).strip()) for name, value in letter.items()] for letter in box]
    box.close()
    parser = BytesHeaderParser()
    found = [parser.parsebytes(block + b"\n\n").items() for block in subjects(path.read_bytes(), chunk)]
    assert len(found) == len(mails)
    assert [[(name, str(value).strip()) for name, value in one] for one in found] == expected


@pytest.mark.parametrize(
    "separator",
    [
        "From ",
        "From -",
        "From - ",
        "From - Wed Mar 12 13:00:00 2025",
        "From - Mi Mär 12 13:00:00 2025",
        "From ???@??? Tue Mar 05 07:08:09 2024",
        "From 1826@xxx Wed Mar 12 13:00:00 +0000 2025",
        "From MAILER-DAEMON Tue Mar  5 07:08:09 2024",
        "From jane@example.org Tue, 5 Mar 2024 07:08:09 +0100",
        "From jane@example.org",
        "From mboxrd@z Thu Jan  1 00:00:00 1970",
        DATED,
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("before", ["", "\ufeff", "\n"])
def test_every_programs_separators(separator: str, end: str, before: str) -> None:
    body = "Hello,\n\n>From here\nFrom now on: rain\n\nFrom the garden\n\nFrom Ann:\nwords\n"
    mails = [f"{separator}\nSubject: {n}\nTo: b@example.org\n\n{body}\n" for n in range(3)]
    data = (before + "".join(mails)).replace("\n", end).encode()
    assert looks_like_mbox(data)
    assert [block.splitlines()[0] for block in subjects(data)] == [b"Subject: 0", b"Subject: 1", b"Subject: 2"]


def test_a_patch_in_a_mail_is_no_mail() -> None:
    inner = f"{PATCH}\nFrom: Bob <bob@example.org>\nDate: Tue, 5 Mar 2024 07:08:09 +0100\nSubject: [PATCH] x\n\ndiff\n"
    mails = [f"{start}\nSubject: {n}\n\nSee below\n\n{inner}\n" for n, start in enumerate((DATED, "From ", DATED))]
    assert subjects("".join(mails)) == [b"Subject: 0", b"Subject: 1", b"Subject: 2"]


def test_a_file_of_patches_is_read_patch_by_patch() -> None:
    text = "".join(
        f"{PATCH}\nFrom: Bob <bob@example.org>\nSubject: [PATCH {n}]\n\ndiff\n-- \n2.39\n\n" for n in range(3)
    )
    assert len(subjects(text)) == 3


def test_a_bare_line_in_a_body_separates_only_after_an_empty_one() -> None:
    assert subjects("From \nTo: a\n\nwords\nFrom \nNote: b\n\nFrom \nTo: c\n\n") == [b"To: a", b"To: c"]
    # Thunderbird's own note says enough, even where the message before was cut off.
    assert subjects("From \nTo: a\n\nwords\nFrom \nX-Mozilla-Status: 0001\nTo: b\n\n")[1].endswith(b"To: b")


def test_an_address_alone_separates_where_the_file_begins_so() -> None:
    forwarded = "From jane@example.org\nSubject: inner\n"
    assert len(subjects(f"{DATED}\nTo: a\n\nSee:\n\n{forwarded}\n")) == 1
    assert len(subjects(f"From ann@example.org\nTo: a\n\nSee:\n\n{forwarded}\n")) == 2


@pytest.mark.parametrize("gap", ["", "\n", "\n\n"])
def test_a_body_whose_length_is_stated_is_passed_over(gap: str) -> None:
    body = f"words\n\n{DATED}\nSubject: inner\n\nmore\n"
    whole = "".join(f"{DATED}\nSubject: {n}\nContent-Length: {len(body)}\n\n{body}{gap}" for n in range(3))
    assert [block[:10] for block in subjects(whole)] == [b"Subject: 0", b"Subject: 1", b"Subject: 2"]


def test_a_length_that_is_wrong_hides_nothing() -> None:
    mails = [
        f"{DATED}\nSubject: {n}\nContent-Length: {length}\n\nwords\n\n" for n, length in enumerate((3, 60, 9**9, 6))
    ]
    assert len(subjects("".join(mails))) == 4
