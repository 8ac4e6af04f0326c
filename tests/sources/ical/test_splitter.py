"""Cutting a calendar into events, over whatever lines there are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from renown.sources.ical.splitter import BROKEN, EVENT, Piece, pieces, unfolded

LINES = [
    *(b"BEGIN:VCALENDAR", b"END:VCALENDAR", b"BEGIN:VEVENT", b"END:VEVENT", b"BEGIN:VALARM", b"END:VALARM"),
    *(b"BEGIN:VTIMEZONE", b"END:VTIMEZONE", b"UID:1", b" folded", b"DESCRIPTION:x", b"", b"nonsense"),
]
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


def cut(*lines: bytes) -> list[Piece]:
    return list(pieces([line + b"\r\n" for line in lines], set()))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_every_event_ends_once(lines: list[bytes]) -> None:
    found = [piece for piece in cut(*lines) if piece.what in {EVENT, BROKEN}]
    assert len(found) <= lines.count(b"BEGIN:VEVENT")
    if b"BEGIN:VTIMEZONE" not in lines and b"BEGIN:VALARM" not in lines:
        assert len(found) == lines.count(b"BEGIN:VEVENT")
    for piece in found:
        assert lines[piece.line - 1] == b"BEGIN:VEVENT"


@settings(max_examples=50, deadline=None)
@given(TEXT, st.integers(8, 75))
def test_what_is_folded_comes_out_unfolded(text: str, width: int) -> None:
    line = b"SUMMARY:" + text.encode()
    folded = b"\r\n ".join([line[at : at + width] for at in range(0, len(line), width)])
    assert unfolded(folded) == line


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_noise_is_no_error(noise: bytes) -> None:
    list(pieces(noise.splitlines(keepends=True), set()))
    list(pieces([b"BEGIN:VEVENT\n", *noise.splitlines(keepends=True), b"END:VEVENT\n"], set()))


def test_alarms_and_descriptions_are_dropped() -> None:
    names: set[bytes] = set()
    lines = [
        b"BEGIN:VEVENT",
        b"UID:1",
        b"DESCRIPTION:a",
        b" b",
        b"BEGIN:VALARM",
        b"UID:2",
        b"END:VALARM",
        b"END:VEVENT",
    ]
    (piece,) = pieces([line + b"\r\n" for line in lines], names)
    assert piece == Piece(EVENT, 1, b"BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n")
    assert names == {b"DESCRIPTION"}
