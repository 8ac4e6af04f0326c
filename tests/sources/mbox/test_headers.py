"""Addresses and words in headers, as mailers really write them."""

from __future__ import annotations

from email.utils import formataddr
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.sources.mbox.headers import Headers, mailboxes

CASES = [
    ("jane@example.org", [("jane@example.org", None)]),
    ("Jane Doe <JANE@Example.org>", [("jane@example.org", "Jane Doe")]),
    ('"Doe, Jane" <jane@example.org>, ali@example.org', [("jane@example.org", "Doe, Jane"), ("ali@example.org", None)]),
    ('"J. \\"JD\\" Doe" <jane@example.org>', [("jane@example.org", 'J. "JD" Doe')]),
    ("jane@example.org (Jane Doe)", [("jane@example.org", "Jane Doe")]),
    ("jane at example.org (Jane Doe)", [("jane@example.org", "Jane Doe")]),
    ("Jane Doe <jane(a)example.org>", [("jane@example.org", "Jane Doe")]),
    ("crew: jane@example.org, Ali <ali@example.org>;, z@example.org",
     [("jane@example.org", None), ("ali@example.org", "Ali"), ("z@example.org", None)]),
    ("undisclosed-recipients:;", []),
    ("=?utf-8?q?Doe=2C_Jane?= <jane@example.org>", [("jane@example.org", "Doe, Jane")]),
    ("'jane@example.org' <jane@example.org>", [("jane@example.org", None)]),
    ("IMCEASMTP-jane+40example+2Eorg@mill.example", [("jane@example.org", None)]),
    ("Una <IMCEAEX-_o=Mill_cn=una@mill.example>", [("x500:/o=mill/cn=una", "Una")]),
    ("a@example.org, A@example.org", [("a@example.org", None)]),
    ("", []),
    ("just words", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_mailboxes(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [tuple(box) for box in mailboxes(text)] == expected


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(categories=["L", "Nd", "Zs", "Po"], exclude_characters="@"), min_size=1, max_size=20))
def test_written_names_are_read_again(name: str) -> None:
    spaced = " ".join(name.split()).strip("'\" ")
    (box,) = mailboxes(formataddr((spaced, "jane@example.org")))
    assert box.key == "jane@example.org"
    assert box.name == (normalize("NFC", spaced) or None)


def test_the_first_field_counts_but_recipients_are_joined() -> None:
    headers = Headers(b"From: a@example.org\r\nTO: b@example.org\r\nFrom: c@example.org\r\nTo: d@example.org\r\n")
    assert [box.key for box in headers.mailboxes("from")] == ["a@example.org"]
    assert [box.key for box in headers.mailboxes("to")] == ["b@example.org", "d@example.org"]


def test_bytes_of_any_encoding_give_text() -> None:
    assert Headers("Subject: Grüße".encode("cp1252")).text("subject") == "Grüße"
    assert Headers("Subject: Grüße".encode()).text("subject") == "Grüße"
    assert Headers(b"Subject: =?utf-8?b?a?=").text("subject") == "=?utf-8?b?a?="
