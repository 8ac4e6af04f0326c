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
    ("=?iso-8859-1?Q?Doe,_R=EDo_grande.?= <r@example.org>", [("r@example.org", "Doe, Río grande.")]),
    ("_R=EDo_grande.?= <r@example.org>", [("r@example.org", None)]),
    ("=?unknown-8bit?Q?N=E9e?= <n@example.org>", [("n@example.org", "Née")]),
    ("=?x-unknown?b?TsOpZQ==?= <n@example.org>", [("n@example.org", "Née")]),
    ("=?utf-8*en?q?N=C3=A9e?= <n@example.org>", [("n@example.org", "Née")]),
    ("=?iso-8859-8-i?q?=F9=EC=E5=ED?= <n@example.org>", [("n@example.org", "שלום")]),
    ("=?gb2312?b?1dTWvLHz?= <n@example.org>", [("n@example.org", "赵旨斌")]),
    ("=?utf-8?b?w4lt?= =?utf-8?b?aWxpZcM=?= =?utf-8?b?qQ?= <n@example.org>", [("n@example.org", "Émilieé")]),
    ("=?utf-8?q?N=C3=A9e_=3Cn=40example.org=3E?=", [("n@example.org", "Née")]),
    ("=?utf-8?q?half <n@example.org>", [("n@example.org", None)]),
    ('Jane \\"JD\\" Doe <j@example.org>', [("j@example.org", 'Jane "JD" Doe')]),
    ('"Jane <j@example.org>', [("j@example.org", "Jane")]),
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


MAKERS = [
    "\\\"", "a", "=?", "=?q?q?x", "=?q?q?", "=?utf-8?b?YQ==?= ",
    " ", "(", "(a\\)", "\\(", '"', '"a" ', "<", " at ", "a at a.",
    ",", ":", "a@", "a@b.example,", "=?a?q?_?=", "=?=", "\n ", "To: a\n", "@",
]  # fmt: skip


@pytest.mark.parametrize("piece", MAKERS)
def test_hostile_fields_give_something(piece: str) -> None:
    """That the time does not grow faster than they do is seen where all patterns are."""
    text = piece * (30_000 // len(piece))
    headers = Headers(f"From: {text}\nTo: {text}\nCc: {text}".encode())
    assert isinstance(headers.mailboxes("from"), tuple)
    assert isinstance(headers.text("to"), str)
