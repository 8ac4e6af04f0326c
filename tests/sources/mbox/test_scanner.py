"""The scanner against the standard library's mailbox, whatever the size of its chunks."""

from __future__ import annotations

import io
import mailbox
import tracemalloc
from email.parser import BytesHeaderParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.sources.mbox.scanner import scan

LINE = b"From jane@example.org Tue Mar  5 07:08:09 2024"
WORDS = st.text("abc From:>\t-0129", max_size=30).map(lambda text: text.replace("From ", "from "))
BODIES = st.lists(WORDS, max_size=6)
FIELDS = st.lists(
    st.tuples(st.sampled_from(["To", "Subject", "X-Long"]), st.text("abc 019@.", min_size=1, max_size=60)),
    min_size=1,
    max_size=4,
)
MESSAGES = st.lists(st.tuples(FIELDS, BODIES), min_size=1, max_size=6)


def written(messages: list[tuple[list[tuple[str, str]], list[str]]], end: str) -> bytes:
    parts = []
    for fields, body in messages:
        head = [LINE.decode(), *(f"{name}: {value}" for name, value in fields)]
        parts.append(end.join([*head, "", *body, "", ""]))
    return "".join(parts).encode()


@settings(max_examples=50, deadline=None)
@given(MESSAGES, st.sampled_from(["\n", "\r\n"]), st.integers(1, 5000))
def test_same_messages_as_the_standard_library(
    tmp_path_factory: pytest.TempPathFactory,
    messages: list[tuple[list[tuple[str, str]], list[str]]],
    end: str,
    chunk: int,
) -> None:
    path = tmp_path_factory.getbasetemp() / "oracle.mbox"
    path.write_bytes(written(messages, end))
    box = mailbox.mbox(path, create=False)
    expected = [letter.items() for letter in box]
    box.close()
    parser = BytesHeaderParser()
    with path.open("rb") as file:
        found = [parser.parsebytes(head.block + b"\n\n").items() for head in scan(file, chunk=chunk)]
    assert [[(n, str(v).strip()) for n, v in one] for one in found] == [
        [(n, str(v).strip()) for n, v in one] for one in expected
    ]


def test_lines_of_bodies_are_not_separators() -> None:
    body = b"From now on:\nFrom 10:00 to 11:00 in 2024 we meet\nFrom here\n\n"
    text = (LINE + b"\nTo: a\n\n" + body) * 3
    assert [(head.number, head.block) for head in scan(io.BytesIO(text))] == [
        (1, b"To: a"),
        (2, b"To: a"),
        (3, b"To: a"),
    ]


def test_offsets_point_at_the_separators() -> None:
    text = b"".join(LINE + b"\nTo: %d\n\n" % n + b"x" * n * 700 + b"\n\n" for n in range(20))
    for head in scan(io.BytesIO(text), chunk=1):
        assert text[head.offset :].startswith(head.separator)
        assert head.block == b"To: %d" % (head.number - 1)


def test_broken_messages_end_where_the_next_begins() -> None:
    text = LINE + b"\nTo: a\n" + LINE + b"\nTo: b\n\nbody"
    assert [head.block for head in scan(io.BytesIO(text))] == [b"To: a", b"To: b"]
    assert [head.block for head in scan(io.BytesIO(LINE))] == [b""]
    assert list(scan(io.BytesIO(b""))) == []


def test_headers_without_end_are_cut_at_the_limit() -> None:
    text = LINE + b"\n" + b"X: y\n" * 50_000 + b"\n" + LINE + b"\nTo: b\n\n"
    first, second = scan(io.BytesIO(text), chunk=4096, limit=10_000)
    assert len(first.block) <= 10_000
    assert second.block == b"To: b"


def test_memory_does_not_grow_with_a_body(tmp_path: Path) -> None:
    path = tmp_path / "large.mbox"
    with path.open("wb") as file:
        file.write(LINE + b"\nTo: a\n\n")
        for _ in range(64):
            file.write((b"x" * 76 + b"\n") * 10_000)
        file.write(b"\n" + LINE + b"\nTo: b\n\n")
    tracemalloc.start()
    with path.open("rb") as file:
        blocks = [head.block for head in scan(file, chunk=1 << 18)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert blocks == [b"To: a", b"To: b"]
    assert peak < 2 << 20
